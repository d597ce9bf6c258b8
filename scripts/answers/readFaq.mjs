// FAQs with labelled messages as they stand in scripts/answers/faqs and test/golden/answers: a line each, Q question, A answer,
// P further phrasing, M message that the entry answers, O message that nothing answers. The language stands in the file's name.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One file's text. */
export function parseFaq(text, language) {
	const entries = [];
	const messages = [];
	for (const line of text.split('\n').filter((row) => row.trim() !== '')) {
		const [kind, content] = [line[0], line.slice(2).trim()];
		if (kind === 'Q') {
			const id = String(entries.length + 1);
			entries.push({ id, question: content, answer: '', topic: null, language, phrasings: [] });
		}
		if (kind === 'A') entries.at(-1).answer = content;
		if (kind === 'P') entries.at(-1).phrasings.push(content);
		if (kind === 'M') messages.push({ text: content, entry: entries.length - 1 });
		if (kind === 'O') messages.push({ text: content, entry: -1 });
	}
	return { language, entries, messages };
}

/** All FAQs of a folder. */
export function readFaqs(folder) {
	return readdirSync(folder)
		.filter((name) => name.endsWith('.txt'))
		.sort()
		.map((name) => {
			const [, language] = name.split('.');
			return { name, ...parseFaq(readFileSync(join(folder, name), 'utf8'), language) };
		});
}
