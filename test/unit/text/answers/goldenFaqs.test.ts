import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	ANSWER_THRESHOLD,
	languageOfCode,
	openResponder,
	type FaqEntry,
} from '../../../../lib/text';

const FOLDER = join(__dirname, '../../../golden/answers');

interface Asked {
	readonly text: string;
	/** −1: no entry answers it. */
	readonly entry: number;
}

/** Lines: Q question, A answer, M message that the entry answers, O message that none does. */
function readGolden(name: string) {
	const language = languageOfCode(name.split('.')[1] ?? '');
	const entries: FaqEntry[] = [];
	const messages: Asked[] = [];
	for (const line of readFileSync(join(FOLDER, name), 'utf8').split('\n')) {
		const text = line.slice(2);
		if (line.startsWith('Q ')) messages.push({ text, entry: entries.length });
		if (line.startsWith('Q '))
			entries.push({
				...{ id: text, question: text, answer: '' },
				...{ topic: null, language, phrasings: [] },
			});
		const last = entries.at(-1);
		if (line.startsWith('A ') && last) entries[entries.length - 1] = { ...last, answer: text };
		if (line.startsWith('M ')) messages.push({ text, entry: entries.length - 1 });
		if (line.startsWith('O ')) messages.push({ text, entry: -1 });
	}
	return { language, entries, messages };
}

describe('FAQs that the weights were not fitted on', () => {
	it.each(readdirSync(FOLDER))('%s: what is answered is mostly right', async (name) => {
		const { language, entries, messages } = readGolden(name);
		const responder = await openResponder(entries);
		const judged = messages.map(({ text, entry }) => {
			const { candidates, confidence } = responder.respond(text, language);
			return { entry, found: candidates[0]?.entry, confidence };
		});
		const answered = judged.filter(({ confidence }) => confidence >= ANSWER_THRESHOLD);
		const right = answered.filter(({ entry, found }) => entry === found);
		// The questions themselves are among the messages: each of them is answered by its own entry.
		expect(right.length).toBeGreaterThanOrEqual(entries.length);
		expect(right.length / answered.length).toBeGreaterThanOrEqual(0.85);
		expect(answered.filter(({ entry }) => entry < 0).length).toBeLessThanOrEqual(1);
	});
});
