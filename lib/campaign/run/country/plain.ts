/** The message for people who did not agree to personalised content. */
import type { Template } from '../../template/ast';
import type { CampaignOptions } from '../options';
import { parseTemplates, type CampaignTemplates } from '../templates';

/** Templates of its own; null = as in the main message, or in the person's variant. */
export interface PlainTemplates {
	readonly subject: Template | null;
	readonly html: Template | null;
	/** Every field that they name. */
	readonly fields: ReadonlySet<string>;
}

const isGiven = (text: string | undefined) => text !== undefined && text.trim() !== '';

/** Null when there are none, and for SMS, which has neither. Throws INVALID_PARAMETER. */
export function parsePlain(options: CampaignOptions): PlainTemplates | null {
	const { plainSubject = '', plainHtml = '' } = options;
	const [ownSubject, ownHtml] = [isGiven(plainSubject), isGiven(plainHtml)];
	if ((!ownSubject && !ownHtml) || options.channel === 'sms') return null;
	const templates = parseTemplates({
		...options,
		subject: ownSubject ? plainSubject : options.subject,
		html: ownHtml ? plainHtml : options.html,
		text: ownHtml ? '' : (options.text ?? ''),
	});
	return {
		subject: ownSubject ? templates.subject : null,
		html: ownHtml ? templates.html : null,
		fields: templates.fields,
	};
}

/** The templates with the plain ones in their place; the text part is then made from the HTML. */
export function withPlain(
	templates: CampaignTemplates,
	plain: PlainTemplates | null,
): CampaignTemplates {
	if (!plain) return templates;
	const { subject, html } = plain;
	return { ...templates, ...(subject && { subject }), ...(html && { html, text: null }) };
}

/** Takes the personal fields out, with everything below them (`offer.code`, `recommendations.0.name`). */
export function withoutPersonal(
	row: ReadonlyMap<string, unknown>,
	personal: ReadonlySet<string>,
): Map<string, unknown> {
	const isPersonal = (name: string) =>
		personal.has(name) || personal.has(name.split('.', 1)[0] ?? name);
	return new Map([...row].filter(([name]) => !isPersonal(name)));
}
