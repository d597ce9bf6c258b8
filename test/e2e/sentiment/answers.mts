// The template that answers messages from an FAQ, in a real n8n on the sample shop's messages.
import type { Json, Item } from './analyse.mts';

type RunData = Readonly<Record<string, { data: { main: Item[][] } }[]>>;

/** What the template runs to. */
export interface Execution {
	readonly error?: unknown;
	readonly runData: RunData;
}

/** Describes it; `run` runs the template once. */
export function answersMessages(run: (template: string) => Promise<Execution>): void {
	describe('the template that answers the messages of the sample shop', () => {
		let outputs: RunData;

		beforeAll(async () => {
			const execution = await run('answer-messages.json');
			if (execution.error) throw new Error(JSON.stringify(execution.error));
			outputs = execution.runData;
		});

		const of = (name: string, output: number): Json[] =>
			(outputs[name]?.at(-1)?.data.main[output] ?? []).map(({ json }) => json);

		const ids = (rows: readonly Json[]) => rows.map((row) => row['message_id']);

		test('spam goes, next to nothing else does', () => {
			const [wanted, spam] = [of('Filter Spam', 0), of('Filter Spam', 1)];
			expect(wanted.length + spam.length).toBe(300);
			expect(spam.length).toBeGreaterThan(0);
			expect(spam.filter(({ intent }) => intent !== 'spam').length).toBeLessThanOrEqual(3);
		});

		test('every wanted message leaves by exactly one output, answers are the words of the FAQ', () => {
			const wanted = of('Filter Spam', 0);
			const [answered, person] = [of('Answer Messages', 0), of('Answer Messages', 1)];
			expect([...ids(answered), ...ids(person)].sort()).toEqual(ids(wanted).sort());
			expect(answered.length).toBeGreaterThan(0);
			for (const row of answered) {
				expect(row['answer']).toMatch(/\w{3}/);
				expect(row['answer_confidence']).toBeGreaterThanOrEqual(0.7);
				expect(row['answer_reasons']).toEqual([]);
				expect(row['intent']).not.toBe('spam');
			}
			for (const row of person) {
				expect(row['answer_reasons']).not.toHaveLength(0);
				expect((row['answer_candidates'] as unknown[]).length).toBeLessThanOrEqual(3);
			}
		});

		test('the report counts what the outputs hold', () => {
			const [report] = of('Answer Messages', 2);
			const answered = of('Answer Messages', 0);
			expect(report).toMatchObject({ kind: 'text.answer', answered: answered.length });
			expect(of('Drafts to Send', 0)).toHaveLength(answered.length);
			expect(of('For the Team', 0)[0]?.['reasons']).toMatch(/\w/);
		});
	});
}
