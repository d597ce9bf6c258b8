import fc from 'fast-check';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { Sentiment } from '../../nodes/Sentiment/Sentiment.node';
import { fakeExecute, fileItem, items, type FakeExecuteOptions } from '../support/fakeExecute';

const CLASSES = ['positive', 'neutral', 'negative'];
const OUTPUTS = 4;

const LOVELY = 'I love it, the best candle I ever bought. Wonderful!';
const AWFUL = 'Terrible. It broke on the first day and nobody answers. Never again.';
const PLAIN = 'The parcel has three candles.';

type Given = Omit<FakeExecuteOptions, 'parameters' | 'inputs'> & {
	readonly parameters?: Record<string, unknown>;
};

async function analyse(input: readonly INodeExecutionData[], { parameters, ...more }: Given = {}) {
	const settings = { operation: 'analyze', textColumn: 'text', language: 'auto', find: [] };
	const fake = fakeExecute({
		parameters: { ...settings, ...parameters },
		inputs: [input],
		outputs: OUTPUTS,
		...more,
	});
	const outputs = await new Sentiment().execute.call(fake.node);
	expect(outputs).toHaveLength(OUTPUTS);
	const [positive = [], neutral = [], negative = [], report = []] = outputs;
	return { branches: [positive, neutral, negative], report: report[0]?.json ?? {}, fake };
}

const textsOf = (branch: readonly INodeExecutionData[] = []) =>
	branch.map(({ json }) => json['text']);
const rowOf = ({ pairedItem }: INodeExecutionData) => (pairedItem as { item: number }).item;

describe('Analyze Sentiment', () => {
	test('sends each text to the output of its sentiment, with what was found', async () => {
		const input = items({ text: AWFUL, id: 1 }, { text: LOVELY, id: 2 }, { text: PLAIN, id: 3 });
		const { branches, report, fake } = await analyse(input);
		expect(branches.map((branch) => textsOf(branch))).toEqual([[LOVELY], [PLAIN], [AWFUL]]);
		expect(fake.files.get('sentiment-report.html')!.toString()).toMatch(/<html[^]*<\/html>/);
		const [found] = branches[0]!;
		expect(found?.json).toMatchObject({
			...{ text: LOVELY, id: 2, sentiment: 'positive' },
			...{ sentiment_language: 'en', sentiment_mixed: false, sentiment_note: null },
		});
		expect(found?.json['sentiment_score']).toBeGreaterThan(0.3);
		expect(branches[2]![0]?.json['sentiment_score']).toBeLessThan(-0.3);
		expect(report).toMatchObject({ rows: 3, all: { positive: 1, neutral: 1, negative: 1 } });
	});

	test('keeps order within an output, pairs each item with its own, and carries files on', async () => {
		const input = items(
			...[LOVELY, AWFUL, LOVELY, PLAIN, AWFUL, LOVELY].map((text, id) => ({ text, id })),
		);
		const withFile = input.map((item, i) =>
			i === 2 ? { ...item, binary: { photo: { data: 'YQ==', mimeType: 'image/png' } } } : item,
		);
		const { branches } = await analyse(withFile);
		expect(branches.map((branch) => branch.map(rowOf))).toEqual([[0, 2, 5], [3], [1, 4]]);
		for (const item of branches.flat()) expect(item.json['id']).toBe(rowOf(item));
		expect(branches[0]![1]?.binary).toEqual({ photo: { data: 'YQ==', mimeType: 'image/png' } });
		expect(branches[0]![0]).not.toHaveProperty('binary');
	});

	test('does not change the input items', async () => {
		const input = items({ text: LOVELY, nested: { a: [1] }, sentiment: 'mine' });
		const before = structuredClone(input);
		await analyse(input, { parameters: { find: ['aspects', 'sentences', 'keywords'] } });
		expect(input).toEqual(before);
	});

	test('takes the next free name where the input has a field of that name already', async () => {
		const input = items({ text: LOVELY, sentiment: 'mine' }, { text: AWFUL, sentiment_2_score: 1 });
		const { branches, report } = await analyse(input);
		expect(branches[0]![0]?.json).toMatchObject({ sentiment: 'mine', sentiment_3: 'positive' });
		expect(branches[2]![0]?.json['sentiment_3_score']).toBeLessThan(0);
		expect(report['prefix']).toBe('sentiment_3');
	});

	test('calls the fields as the user wants', async () => {
		const { branches } = await analyse(items({ text: LOVELY }), {
			parameters: { options: { prefix: 'mood' } },
		});
		expect(branches[0]![0]?.json).toMatchObject({ mood: 'positive', mood_language: 'en' });
		expect(Object.keys(branches[0]![0]!.json).filter((key) => /^sentiment/.test(key))).toEqual([]);
	});

	test('finds aspects, sentences, emotions, urgency and keywords when asked', async () => {
		const text = 'The fabric is wonderful. But the delivery was terribly slow!';
		const find = ['aspects', 'sentences', 'emotions', 'urgency', 'keywords'];
		const { branches } = await analyse(items({ text }), { parameters: { find } });
		const [json] = branches.flat().map((item) => item.json);
		const aspects = json?.['sentiment_aspects'] as { target: string; score: number }[];
		const scoreOf = (name: string) => aspects.find(({ target }) => target === name)?.score;
		expect(scoreOf('fabric')).toBeGreaterThan(0);
		expect(scoreOf('delivery')).toBeLessThan(0);
		expect(json?.['sentiment_sentences']).toHaveLength(2);
		expect(json).toHaveProperty('sentiment_emotion');
		expect(json).toHaveProperty('sentiment_urgent', false);
		expect(json?.['sentiment_keywords']).toEqual(expect.arrayContaining(['fabric']));
	});

	test("finds a user's own topics, whatever they are called", async () => {
		const topics = {
			topic: [
				{ name: '__proto__', words: 'gizmo' },
				{ name: '', words: 'x' },
			],
		};
		const { branches } = await analyse(items({ text: 'The gizmo is terrible.' }), {
			parameters: { find: ['aspects'], options: { topics, onlyOwnTopics: true } },
		});
		const [json] = branches.flat().map((item) => item.json);
		expect(json?.['sentiment_aspects']).toEqual([
			expect.objectContaining({ topic: '__proto__', target: 'gizmo' }),
		]);
		expect(({} as Record<string, unknown>)['gizmo']).toBeUndefined();
	});

	test('items without a text go to Neutral and say why', async () => {
		const odd = [{ text: '' }, { text: null }, { other: 1 }, { text: '   ' }, { text: '<p></p>' }];
		const { branches } = await analyse(items({ text: LOVELY }, ...(odd as IDataObject[])));
		expect(branches[1]!.map(rowOf)).toEqual([1, 2, 3, 4, 5]);
		for (const { json } of branches[1]!) {
			expect(json['sentiment_note']).toMatch(/no text/i);
			expect(json['sentiment_score']).toBe(0);
		}
	});

	test('refuses a text column that no item has, and names those there are', async () => {
		const input = items({ body: LOVELY, date: '2026-01-01' });
		const refused = analyse(input);
		await expect(refused).rejects.toThrow(/has a field "text"/);
		await expect(refused).rejects.toHaveProperty(
			'description',
			expect.stringContaining('The items have: body, date.'),
		);
	});

	test('reads a nested field by its path, and a file by its column', async () => {
		const nested = await analyse(items({ mail: { text: LOVELY } }), {
			parameters: { textColumn: 'mail.text' },
		});
		expect(nested.branches[0]![0]?.json).toMatchObject({
			...{ mail: { text: LOVELY }, sentiment: 'positive' },
		});
		const csv = `id,text\n1,"${LOVELY}"\n2,${PLAIN}\n3,${AWFUL}\n`;
		const fromFile = await analyse([fileItem(csv, 'reviews.csv')], {
			parameters: { inputSource: 'file' },
		});
		expect(fromFile.branches.map((branch) => branch.map(({ json }) => json['id']))).toEqual([
			[1],
			[2],
			[3],
		]);
		expect(fromFile.branches.flat().map(rowOf)).toEqual([0, 0, 0]);
	});

	test('writes one file an output, and none for an empty one', async () => {
		const csv = `id,text\n1,"${LOVELY}"\n2,"${LOVELY}"\n3,${AWFUL}\n`;
		const { branches, fake } = await analyse([fileItem(csv, 'reviews.csv')], {
			parameters: { inputSource: 'file', outputFormat: 'csv' },
		});
		expect(branches.map((branch) => branch.map(({ json }) => json['rows']))).toEqual([
			[2],
			[],
			[1],
		]);
		const lines = fake.files.get('positive.csv')!.toString().trim().split('\n');
		expect(lines).toHaveLength(3);
		expect(lines[0]).toMatch(/^id,text,sentiment,sentiment_score,sentiment_confidence/);
		expect(fake.files.get('negative.csv')!.toString()).toContain(AWFUL);
	});
});

describe('routing', () => {
	const text = fc.oneof(
		fc.constantFrom(
			LOVELY,
			AWFUL,
			PLAIN,
			'很好，非常喜欢',
			'质量太差了',
			'Schrecklich!',
			'',
			'   ',
		),
		fc.constantFrom(
			null,
			undefined,
			5,
			true,
			'2026-01-01',
			['a'],
			{ b: 1 },
			'\uD800',
			'\0',
			'؟؟ 😡',
		),
		fc.string({ unit: 'binary', maxLength: 30 }),
	);
	const row = fc.record({
		json: fc.record({ text }, { noNullPrototype: true }),
		odd: fc.constantFrom('sentiment', 'error', 'id', 'constructor', '__proto__', 'sentiment_score'),
	});

	const itemOf = (id: number, { json, odd }: { json: object; odd: string }) => {
		const value = JSON.parse(`{${JSON.stringify(odd)}: "mine"}`) as IDataObject;
		return { json: { ...json, ...value, id } as IDataObject };
	};

	test('gives every item exactly one output, the same in any order of the items', async () => {
		const rows = fc.array(row, { minLength: 1, maxLength: 12 });
		const orders = rows.chain((all) => {
			const input = [
				{ json: { text: 'so that there is a text column' } },
				...all.map((one, i) => itemOf(i, one)),
			];
			const order = input.map((_, i) => i);
			return fc.tuple(fc.constant(input), fc.shuffledSubarray(order, { minLength: order.length }));
		});
		await fc.assert(
			fc.asyncProperty(orders, async ([input, order]) => {
				const shuffled = order.map((i) => input[i]!);
				const [one, other] = [await analyse(input), await analyse(shuffled)];
				const branchOf = ({ branches }: typeof one) =>
					new Map(branches.flatMap((branch, b) => branch.map((item) => [rowOf(item), b])));
				const [here, there] = [branchOf(one), branchOf(other)];
				expect(one.branches.flat()).toHaveLength(input.length);
				expect(here.size).toBe(input.length);
				order.forEach((from, to) => expect(there.get(to)).toBe(here.get(from)));
				for (const branch of one.branches) {
					expect(branch.map(rowOf)).toEqual([...branch.map(rowOf)].sort((a, b) => a - b));
					for (const item of branch) {
						expect(Object.entries(item.json)).toEqual(
							expect.arrayContaining(Object.entries(input[rowOf(item)]!.json)),
						);
					}
				}
			}),
			{ numRuns: 25 },
		);
	});

	// What is known of n8n's own Sentiment Analysis node, from its issues and its source.
	test('the first output gets its items, also when it is the only one with any', async () => {
		const { branches } = await analyse(items({ text: LOVELY }, { text: LOVELY }));
		expect(branches.map(({ length }) => length)).toEqual([2, 0, 0]);
	});

	test('an item that looks like an error stays on its own output', async () => {
		const input = items({ error: 'boom', text: AWFUL }, { error: { message: 'x' }, text: LOVELY });
		const { branches } = await analyse(input, { continueOnFail: true });
		expect(branches.map((branch) => branch.map(rowOf))).toEqual([[1], [], [0]]);
		expect(branches[2]![0]?.json['error']).toBe('boom');
	});

	test('pairs with the item of this input, not with what the item was paired with before', async () => {
		const input = [AWFUL, LOVELY].map((text, i) => ({
			json: { text },
			pairedItem: { item: 7 + i },
		}));
		const { branches } = await analyse(input);
		expect(branches[0]![0]?.pairedItem).toEqual({ item: 1 });
	});

	test('when nothing can be analysed, it stops, or all items leave by Neutral as they came', async () => {
		const input = items({ body: LOVELY }, { body: AWFUL });
		await expect(analyse(input)).rejects.toThrow(/has a field "text"/);
		const { branches, report } = await analyse(input, { continueOnFail: true });
		expect(branches.map(({ length }) => length)).toEqual([0, 2, 0]);
		for (const [i, item] of branches[1]!.entries()) {
			expect(item.json).toMatchObject(input[i]!.json);
			expect(item.json['sentiment_note']).toMatch(/^Not analysed: .*has a field "text"/);
			expect(item.json).not.toHaveProperty('error');
			expect(item.error?.message).toMatch(/has a field/);
			expect(item.pairedItem).toEqual({ item: i });
		}
		expect(report['error']).toMatch(/has a field "text"/);
	});

	test('says the class in English whatever the language, and only the three there are', async () => {
		const texts = ['非常喜欢，推荐！', 'Schrecklich, nie wieder!', 'Muy bueno, me encanta', '???'];
		const { branches } = await analyse(items(...texts.map((text) => ({ text }))));
		branches.forEach((branch, b) => {
			for (const { json } of branch) expect(json['sentiment']).toBe(CLASSES[b]);
		});
		expect(textsOf(branches[0])).toEqual([texts[0], texts[2]]);
		expect(textsOf(branches[2])).toEqual([texts[1]]);
	});
});
