import type { Cell } from '../../table';
import {
	clickLinkOf,
	linkOf,
	openLinkOf,
	type LinkBase,
	type LinkOwner,
} from '../links/personLinks';
import { trackHtml } from '../links/track';
import { displayName, isUnsubscribeLink, unsubscribeHeaders } from '../message/headers';
import { htmlToText } from '../message/htmlToText';
import type { Message } from '../message/message';
import { messageIdOf } from '../message/messageId';
import type { Address } from '../recipients/address';
import type { Template } from '../template/ast';
import { oneLine } from '../template/escape';
import { renderTemplate } from '../template/render';
import type { Row } from '../template/scope';
import type { Campaign } from './campaign';

/** A message ready to be claimed and sent, or why this person cannot have one. */
export type RenderedMessage =
	| { readonly ok: true; readonly message: Message }
	| { readonly ok: false; readonly missing: readonly string[]; readonly reason: string };

/** What is known of the person besides the row. */
export interface Person {
	readonly address: Address;
	readonly name: string;
	readonly segment: Cell;
	/** '' = the main message. */
	readonly variant: string;
	/** Whether clicks and openings of this person may be counted. */
	readonly tracked?: boolean;
}

const MAX_SUBJECT = 400;

/** Stops the rendering of one message; caught in `renderMessage`. */
class Refused extends Error {
	constructor(
		reason: string,
		readonly missing: readonly string[] = [],
	) {
		super(reason);
	}
}

/** Renders all parts of one person's message. `now` (UTC ms) becomes its Date header. */
export function renderMessage(
	campaign: Campaign,
	row: Row,
	person: Person,
	now: number,
	links: LinkBase | null = null,
): RenderedMessage {
	try {
		return { ok: true, message: build(campaign, row, person, now, links) };
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		return { ok: false, missing: error.missing, reason: error.message };
	}
}

function build(
	campaign: Campaign,
	row: Row,
	{ address, name, segment, variant, tracked }: Person,
	now: number,
	links: LinkBase | null,
): Message {
	const { templates, from } = campaign.test.contentOf(variant);
	const values = new Map(row);
	if (!values.has('email')) values.set('email', address.address);
	values.set('offer', campaign.offerOf(segment) ?? undefined);
	values.set('campaign', campaign.campaign);
	values.set('from_name', from.name);
	values.set('postal_address', campaign.postalAddress);
	const owner = ownerOf(campaign, address.key);
	const own = links && linkOf(links, 'unsubscribe', owner);
	if (links) values.set('preferences_url', linkOf(links, 'preferences', owner));
	const link = templates.unsubscribeUrl ? unsubscribeLink(templates.unsubscribeUrl, values) : own;
	if (link !== null) values.set('unsubscribe_url', link);
	if (templates.preheader) values.set('preheader', part(templates.preheader, values));
	const subject = oneLine(part(templates.subject, values)).trim();
	if (subject === '') throw new Refused('the subject is empty for this person');
	if (subject.length > MAX_SUBJECT)
		throw new Refused(`the subject is longer than ${MAX_SUBJECT} characters`);
	values.set('subject', subject);
	const html = part(templates.html, values);
	const text = templates.text ? part(templates.text, values) : htmlToText(html);
	const shown = tracked && links ? counted(html, campaign, links, owner, link) : html;
	return {
		from,
		to: { name: displayName(name), address: address.address },
		replyTo: campaign.replyTo,
		subject,
		html: shown,
		text,
		messageId: messageIdFor(campaign, address.key),
		campaign: campaign.campaign,
		step: campaign.step,
		headers: { ...campaign.headers, ...unsubscribeHeaders(link) },
		date: now,
	};
}

/** The HTML with links and a picture that count, where the campaign wants that. The text part stays as it is. */
function counted(
	html: string,
	{ tracking }: Campaign,
	links: LinkBase,
	owner: LinkOwner,
	unsubscribe: string | null,
): string {
	if (!tracking) return html;
	return trackHtml(html, {
		click: tracking.clicks ? (target) => clickLinkOf(links, owner, target) : null,
		open: tracking.opens ? openLinkOf(links, owner) : null,
		spared: unsubscribe === null ? [links.url] : [links.url, unsubscribe],
	});
}

const ownerOf = ({ campaign, step, topic }: Campaign, recipient: string): LinkOwner => ({
	recipient,
	campaign,
	step,
	topic,
});

export function messageIdFor({ campaign, step, from }: Campaign, recipient: string): string {
	const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
	return messageIdOf(campaign, step, recipient, domain);
}

function part(template: Template, values: Row): string {
	const rendered = renderTemplate(template, values);
	if (rendered.ok) return rendered.text;
	throw new Refused(rendered.reason, rendered.missing);
}

function unsubscribeLink(template: Template, values: Row): string {
	const link = part(template, values);
	if (isUnsubscribeLink(link)) return link;
	throw new Refused('the unsubscribe link is not an https or mailto address');
}
