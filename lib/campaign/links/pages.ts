import { escapeHtml } from '../template/escape';
import { wordsFor, type PageWords } from './words';

export interface PageOptions {
	/** Name of the sender, as people know it. */
	readonly sender: string;
	/** `Accept-Language` of the browser; the first language that we have words in. */
	readonly languages: string;
}

/** A topic that people can leave or join by themselves. */
export interface Topic {
	/** Name in the suppression list. */
	readonly name: string;
	/** What people read. */
	readonly label: string;
}

const STYLE = `
:root{color-scheme:light dark;font:17px/1.5 system-ui,sans-serif}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:Canvas;color:CanvasText}
main{max-width:30rem;padding:2rem 1.25rem;box-sizing:border-box;width:100%}
h1{font-size:1.4rem;line-height:1.25;margin:0 0 .75rem}
label{display:flex;gap:.6rem;align-items:baseline;padding:.4rem 0}
button{font:inherit;font-weight:600;padding:.7rem 1.2rem;border:0;border-radius:.5rem;background:#1f5fbf;color:#fff;cursor:pointer;margin-top:1rem}
button:focus-visible,input:focus-visible{outline:3px solid #f2a900;outline-offset:2px}
p{margin:.5rem 0}
`;

/** Asks before anything changes: programs that follow every link of a mail must not unsubscribe anybody. */
export function askPage(
	options: PageOptions,
	kind: 'unsubscribe' | 'confirm',
	topic: string,
): string {
	const words = wordsFor(options.languages);
	const [title, text, button] =
		kind === 'unsubscribe'
			? [words.unsubscribeTitle, words.unsubscribeText, words.unsubscribeButton]
			: [words.confirmTitle, words.confirmText, words.confirmButton];
	const field = `<input type="hidden" name="action" value="${kind}">`;
	const form = `<form method="post">${field}<button type="submit">${escapeHtml(button)}</button></form>`;
	const about = topic === '*' ? '' : `<p>${escapeHtml(words.topic)}: ${escapeHtml(topic)}</p>`;
	return document(words, title, `<p>${escapeHtml(named(text, options.sender))}</p>${about}${form}`);
}

/** One box a topic; the ticked ones are those that the person gets. */
export function preferencesPage(
	options: PageOptions,
	topics: readonly Topic[],
	isLeft: (topic: string) => boolean,
): string {
	const words = wordsFor(options.languages);
	const boxes = topics.map(({ name, label }) => {
		const ticked = isLeft(name) ? '' : ' checked';
		return `<label><input type="checkbox" name="topic" value="${escapeHtml(name)}"${ticked}> ${escapeHtml(label)}</label>`;
	});
	const all = `<label><input type="checkbox" name="none" value="1"${isLeft('*') ? ' checked' : ''}> ${escapeHtml(words.nothing)}</label>`;
	const action = '<input type="hidden" name="action" value="preferences">';
	const form = `<form method="post">${action}${boxes.join('')}${all}<button type="submit">${escapeHtml(words.saveButton)}</button></form>`;
	const text = `<p>${escapeHtml(named(words.preferencesText, options.sender))}</p>`;
	return document(words, words.preferencesTitle, text + form);
}

/** Tells what was done, or that the link is worth nothing. */
export function donePage(
	options: PageOptions,
	what: 'unsubscribed' | 'saved' | 'confirmed' | 'invalid' | 'expired' | 'unavailable',
): string {
	const words = wordsFor(options.languages);
	const [title, text] = words[what];
	return document(words, title, `<p>${escapeHtml(named(text, options.sender))}</p>`);
}

const named = (text: string, sender: string) => text.replaceAll('{sender}', () => sender);

function document(words: PageWords, title: string, body: string): string {
	return `<!doctype html>
<html lang="${words.language}" dir="${words.direction}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
}
