import { LibraryError } from '../../errors';
import { assembleBlocks } from '../blocks/assemble';
import type { Template } from '../template/ast';
import { fieldsOf } from '../template/fields';
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
export function parseTemplates(options: CampaignOptions): CampaignTemplates {
	const subject = parseTemplate(options.subject, 'line', 'Subject');
	if (subject.nodes.length === 0) {
		throw new LibraryError('INVALID_PARAMETER', 'The subject is empty.', 'Write a subject.');
	}
	const preheader = optional(options.preheader, 'line', 'Preheader');
	const source = htmlOf(options);
	const html = parseTemplate(withPreheader(source, preheader !== null), 'html', 'HTML');
	const text = optional(options.text, 'plain', 'Text');
	const unsubscribeUrl = optional(options.unsubscribeUrl, 'link', 'Unsubscribe URL');
	checkLinkStart(options.unsubscribeUrl);
	const all = [subject, preheader, html, text, unsubscribeUrl].filter((t) => t !== null);
	return { subject, preheader, html, text, unsubscribeUrl, fields: fieldsOf(all) };
}

/** HTML that was written goes before blocks: a variant may have its own. */
function htmlOf({ html, blocks }: CampaignOptions): string {
	return blocks && (html === undefined || html === '') ? assembleBlocks(blocks) : html;
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
