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
import type { Mailbox, Message } from '../message/message';
import { messageIdOf } from '../message/messageId';
import type { Address } from '../recipients/address';
import { smsProblem, smsText } from '../sms/segments';
import type { Template } from '../template/ast';
import { oneLine } from '../template/escape';
import { renderTemplate } from '../template/render';
import type { Row } from '../template/scope';
import type { Campaign } from './campaign';
import { withAdMark } from './country/adMark';
import type { Shape } from './country/countryDesk';
import { factsOf } from './country/facts';
import { countryReason, messageLacks } from './country/lacks';
import { withoutPersonal, withPlain } from './country/plain';
import type { CountryProfile } from './country/profiles';
import type { Status } from './outcomes';
import type { Content } from './variants/campaignTest';

/** A message ready to be claimed and sent, or why this person cannot have one. */
export type RenderedMessage =
	| { readonly ok: true; readonly message: Message }
	| {
			readonly ok: false;
			readonly missing: readonly string[];
			readonly reason: string;
			/** Default `incomplete`. */
			readonly status?: Status;
	  };

/** What is known of the person besides the row. */
export interface Person {
	readonly address: Address;
	readonly name: string;
	readonly segment: Cell;
	/** '' = the main message. */
	readonly variant: string;
	/** Whether clicks and openings of this person may be counted. */
	readonly tracked?: boolean;
	/** What the person's country and choice ask of the message. */
	readonly shape?: Shape;
}

const MAX_SUBJECT = 400;

/** Stops the rendering of one message; caught in `renderMessage`. */
class Refused extends Error {
	constructor(
		reason: string,
		readonly missing: readonly string[] = [],
		readonly status: Status = 'incomplete',
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
		return { ok: false, missing: error.missing, reason: error.message, status: error.status };
	}
}

function build(
	campaign: Campaign,
	row: Row,
	person: Person,
	now: number,
	links: LinkBase | null,
): Message {
	const { address, tracked, shape } = person;
	const { templates, from } = contentFor(campaign, person);
	const values = valuesFor(campaign, row, person, from.name);
	const owner = ownerOf(campaign, address.key);
	const own = links && linkOf(links, 'unsubscribe', owner);
	if (links) values.set('preferences_url', linkOf(links, 'preferences', owner));
	const link = templates.unsubscribeUrl ? unsubscribeLink(templates.unsubscribeUrl, values) : own;
	if (link !== null) values.set('unsubscribe_url', link);
	const same = envelopeOf(campaign, person, from, now);
	if (campaign.channel === 'sms') {
		const text = smsText(templates.text ? part(templates.text, values) : '');
		const problem = smsProblem(text, campaign.mostSegments);
		if (problem !== null) throw new Refused(problem);
		return { ...same, subject: '', html: '', text, headers: {} };
	}
	if (templates.preheader) values.set('preheader', part(templates.preheader, values));
	const plain = oneLine(part(templates.subject, values)).trim();
	if (plain === '') throw new Refused('the subject is empty for this person');
	const subject = marked(campaign, plain, shape);
	if (subject.length > MAX_SUBJECT)
		throw new Refused(`the subject is longer than ${MAX_SUBJECT} characters`);
	values.set('subject', subject);
	const html = part(templates.html, values);
	const written = templates.text ? part(templates.text, values) : null;
	const text = written ?? htmlToText(html);
	if (shape?.country) {
		const read = written === null ? text : htmlToText(html);
		checkCountry(campaign, shape.country, { read, unsubscribe: link });
	}
	const shown = tracked && links ? counted(html, campaign, links, owner, link) : html;
	const headers = { ...campaign.headers, ...unsubscribeHeaders(link) };
	return { ...same, subject, html: shown, text, headers };
}

/** What messages of all channels have in common. */
function envelopeOf(campaign: Campaign, { address, name }: Person, from: Mailbox, date: number) {
	return {
		from,
		to: { name: displayName(name), address: address.address },
		replyTo: campaign.replyTo,
		messageId: messageIdFor(campaign, address.key),
		campaign: campaign.campaign,
		step: campaign.step,
		topic: campaign.topic,
		date,
	};
}

/** The person's variant; for people who get no personalised content with the templates of that. */
function contentFor({ test }: Campaign, { variant, shape }: Person): Content {
	const content = test.contentOf(variant);
	if (!shape?.impersonal) return content;
	return { ...content, templates: withPlain(content.templates, test.plain) };
}

/** What the templates can ask for besides the links. Without personalised content the offer is that of everybody else. */
function valuesFor(
	campaign: Campaign,
	row: Row,
	{ address, segment, shape }: Person,
	fromName: string,
): Map<string, unknown> {
	const left = shape?.impersonal ? campaign.personal?.fields : undefined;
	const values = left ? withoutPersonal(row, left) : new Map(row);
	const own = campaign.channel === 'sms' ? 'phone' : 'email';
	if (!values.has(own)) values.set(own, address.address);
	values.set('offer', campaign.offerOf(left?.has('offer') ? null : segment) ?? undefined);
	values.set('campaign', campaign.campaign);
	values.set('from_name', fromName);
	values.set('postal_address', campaign.postalAddress);
	return values;
}

const marked = ({ countries }: Campaign, subject: string, shape: Shape | undefined) =>
	countries && shape?.country?.adMark ? withAdMark(subject, countries.adMark) : subject;

function checkCountry(
	campaign: Campaign,
	country: CountryProfile,
	shown: Parameters<typeof messageLacks>[2],
): void {
	const reason = countryReason(country, messageLacks(country, factsOf(campaign), shown));
	if (reason !== null) throw new Refused(reason, [], 'countryRule');
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
