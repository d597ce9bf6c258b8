import { LibraryError } from '../../errors';
import { checkLinkBase } from '../links/personLinks';
import type { Mailbox } from '../message/message';
import type { ConsentRule } from '../recipients/consent';
import type { Template } from '../template/ast';
import { fieldsOf } from '../template/fields';
import { parseTemplate } from '../template/parse';
import { checkKey, checkMailbox, checkRange } from './check';
import { offerChooser, type OfferOf } from './offers';
import type { CampaignColumns, CampaignOptions } from './options';
import { readWhoOptions, type WhoRules } from './whoOptions';

/** Options with every default filled in, every bound checked and every template parsed. */
export interface Campaign extends WhoRules {
	readonly campaign: string;
	readonly step: string;
	readonly from: Mailbox;
	readonly replyTo: Mailbox | null;
	readonly columns: CampaignColumns;
	readonly consentRule: ConsentRule;
	readonly templates: CampaignTemplates;
	readonly offerOf: OfferOf;
	/** Address of the Campaign Trigger; null = there are no links of our own. */
	readonly linkUrl: string | null;
	readonly topic: string;
	readonly postalAddress: string;
	readonly connections: number;
	readonly ratePerSecond: number;
	readonly batchSize: number;
	readonly maxMessages: number;
	readonly attempts: number;
	readonly retryDelay: number;
	readonly lease: number;
	readonly execution: string;
}

export interface CampaignTemplates {
	readonly subject: Template;
	readonly preheader: Template | null;
	readonly html: Template;
	/** Null = made from the HTML. */
	readonly text: Template | null;
	readonly unsubscribeUrl: Template | null;
	/** Every field that some template names. */
	readonly fields: ReadonlySet<string>;
}

/** Checks the options once, at the border. Throws INVALID_PARAMETER with the user's name of the field. */
export function prepareCampaign(options: CampaignOptions): Campaign {
	const consentRule = options.consentRule ?? (options.columns.consent ? 'yes' : 'off');
	if (consentRule !== 'off' && !options.columns.consent) throw noConsentColumn();
	return {
		campaign: checkKey('Campaign', options.campaign),
		step: checkKey('Step', options.step ?? '1'),
		from: checkMailbox('From Address', options.from),
		replyTo: options.replyTo ? checkMailbox('Reply To', options.replyTo) : null,
		columns: options.columns,
		consentRule,
		templates: parseTemplates(options),
		offerOf: offerChooser(options.offers),
		linkUrl: linkUrlOf(options),
		topic: options.topic?.trim() || '*',
		postalAddress: options.postalAddress?.trim() ?? '',
		connections: checkRange('Connections', options.connections ?? 5, 1, 50),
		ratePerSecond: checkRate(options.ratePerSecond ?? 0),
		batchSize: checkRange('Batch Size', options.batchSize ?? 200, 1, 5_000),
		maxMessages: checkRange('Max Messages', options.maxMessages ?? 0, 0, 1e9),
		attempts: checkRange('Attempts', options.attempts ?? 3, 1, 10),
		retryDelay: checkRange('Retry Delay', options.retryDelay ?? 10_000, 0, 3_600_000),
		lease: checkRange('Lease', options.lease ?? 60_000, 1_000, 86_400_000),
		execution: options.execution ?? '',
		...readWhoOptions(options),
	};
}

function linkUrlOf({ linkBase = '', unsubscribeUrl = '' }: CampaignOptions): string | null {
	if (linkBase.trim() === '') return null;
	if (unsubscribeUrl.trim() === '') return checkLinkBase(linkBase.trim());
	throw new LibraryError(
		'INVALID_PARAMETER',
		'There are two unsubscribe links: "Campaign Trigger URL" and "Unsubscribe URL".',
		'Clear one of them.',
	);
}

function checkRate(rate: number): number {
	return rate === 0 ? 0 : checkRange('Rate per Second', rate, 0.01, 10_000, false);
}

function noConsentColumn(): LibraryError {
	return new LibraryError(
		'INVALID_PARAMETER',
		'The consent rule needs a consent field, and none is chosen.',
		'Choose the field that holds consent, or set the rule to "Do Not Check" if you have another lawful basis.',
	);
}

function parseTemplates(options: CampaignOptions): CampaignTemplates {
	const subject = parseTemplate(options.subject, 'line', 'Subject');
	if (subject.nodes.length === 0) {
		throw new LibraryError('INVALID_PARAMETER', 'The subject is empty.', 'Write a subject.');
	}
	const preheader = optional(options.preheader, 'line', 'Preheader');
	const html = parseTemplate(withPreheader(options.html, preheader !== null), 'html', 'HTML');
	const text = optional(options.text, 'plain', 'Text');
	const unsubscribeUrl = optional(options.unsubscribeUrl, 'link', 'Unsubscribe URL');
	checkLinkStart(options.unsubscribeUrl);
	const all = [subject, preheader, html, text, unsubscribeUrl].filter((t) => t !== null);
	return { subject, preheader, html, text, unsubscribeUrl, fields: fieldsOf(all) };
}

function optional(
	source: string | undefined,
	kind: Template['kind'],
	name: string,
): Template | null {
	return source === undefined || source === '' ? null : parseTemplate(source, kind, name);
}

/** The beginning of the link decides its scheme. A link that begins with a merge tag is checked for each person. */
function checkLinkStart(source: string | undefined): void {
	if (!source || /^(?:\{\{|https:\/\/[^/{?#\s]+|mailto:[^\s@]+@[^\s@]+)/.test(source)) return;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`The unsubscribe link "${source.slice(0, 80)}" does not begin with https:// or mailto:.`,
		'Use an https:// page that takes a POST request, a mailto: address, or a field that holds one.',
	);
}

const HIDDEN = 'display:none;max-height:0;overflow:hidden;mso-hide:all';

/** Puts the preheader first in the body, unless the template shows it itself. */
function withPreheader(html: unknown, wanted: boolean): string {
	const source = html as string; // parseTemplate refuses anything but text
	if (!wanted || typeof html !== 'string' || /\{\{\s*preheader\b/.test(html)) return source;
	const hidden = `<div style="${HIDDEN}">{{ preheader | "" }}</div>`;
	const body = /<body\b[^>]*>/i.exec(html);
	const at = body ? body.index + body[0].length : 0;
	return html.slice(0, at) + hidden + html.slice(at);
}
