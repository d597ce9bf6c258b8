import { LibraryError } from '../../errors';
import { assembleBlocks } from '../blocks/assemble';
import { isSms } from '../sms/channel';
import { textOnly } from '../sms/textOnly';
import type { Template } from '../template/ast';
import { fieldsOf } from '../template/fields';
import { liquidTemplate } from '../template/liquid/liquidTemplates';
import { parseTemplate } from '../template/parse';
import type { CampaignOptions } from './options';

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

/** Parses every template of the options. Throws INVALID_PARAMETER with the user's name of the field. */
export function parseTemplates(given: CampaignOptions): CampaignTemplates {
	const options = isSms(given) ? textOnly(given) : given;
	const parse = parserOf(options);
	const subject = parse(options.subject, 'line', 'Subject');
	if (options.subject === '' && !isSms(options)) {
		throw new LibraryError('INVALID_PARAMETER', 'The subject is empty.', 'Write a subject.');
	}
	const optional = (source: string | undefined, ...rest: [Template['kind'], string]) =>
		source === undefined || source === '' ? null : parse(source, ...rest);
	const preheader = optional(options.preheader, 'line', 'Preheader');
	const source = htmlOf(options);
	const shown =
		preheader && (preheader.liquid ? '{{ preheader | default: "" }}' : '{{ preheader | "" }}');
	const html = parse(withPreheader(source, shown), 'html', 'HTML');
	const text = optional(options.text, 'plain', 'Text');
	const unsubscribeUrl = options.unsubscribeUrl
		? parseTemplate(options.unsubscribeUrl, 'link', 'Unsubscribe URL')
		: null;
	checkLinkStart(options.unsubscribeUrl);
	const all = [subject, preheader, html, text, unsubscribeUrl].filter((t) => t !== null);
	return { subject, preheader, html, text, unsubscribeUrl, fields: fieldsOf(all) };
}

/** HTML that was written goes before blocks: a variant may have its own. */
function htmlOf({ html, blocks }: CampaignOptions): string {
	return blocks && (html === undefined || html === '') ? assembleBlocks(blocks) : html;
}

/** Blocks are made of merge tags, so their subject and texts are too. */
function parserOf({
	templateLanguage = 'tags',
	html,
	blocks,
}: CampaignOptions): typeof parseTemplate {
	if (templateLanguage !== 'tags' && templateLanguage !== 'liquid') {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`The template language "${String(templateLanguage).slice(0, 40)}" is not known.`,
			'Choose merge tags or Liquid.',
		);
	}
	const isLiquid = templateLanguage === 'liquid' && !(blocks && html === '');
	return isLiquid ? liquidTemplate : parseTemplate;
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
function withPreheader(html: unknown, tag: string | null): string {
	const source = html as string; // both parsers refuse anything but text
	if (tag === null || typeof html !== 'string' || /\{\{\s*preheader\b/.test(html)) return source;
	const hidden = `<div style="${HIDDEN}">${tag}</div>`;
	const body = /<body\b[^>]*>/i.exec(html);
	const at = body ? body.index + body[0].length : 0;
	return html.slice(0, at) + hidden + html.slice(at);
}
