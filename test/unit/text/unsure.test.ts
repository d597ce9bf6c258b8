import fc from 'fast-check';
import { numberColumn, stringColumn, Table } from '../../../lib/table';
import { unsureTexts, type UnsureOptions } from '../../../lib/text';
import { testContext } from '../../support/context';

interface Row {
	readonly text: string | null;
	readonly confidence: number;
}

const ask = (rows: readonly Row[], options: Partial<UnsureOptions> = {}) => {
	const table = new Table([
		['text', stringColumn(rows.map(({ text }) => text))],
		['confidence', numberColumn(rows.map(({ confidence }) => confidence))],
	]);
	const settings = { textColumn: 'text', confidenceColumn: 'confidence', plain: false };
	const budget = { below: 0.6, most: 10, maxCharacters: 100 };
	return unsureTexts(table, { ...settings, ...budget, ...options }, testContext());
};
const textsOf = ({ questions }: ReturnType<typeof ask>) => questions.map(({ text }) => text);

describe('choosing texts for a second opinion', () => {
	const rows: Row[] = [
		{ text: 'sure', confidence: 0.9 },
		{ text: 'on the line', confidence: 0.6 },
		{ text: 'bit unsure', confidence: 0.5 },
		{ text: 'least sure', confidence: 0.1 },
		{ text: null, confidence: 0 },
		{ text: '   ', confidence: 0 },
		{ text: 'as unsure', confidence: 0.5 },
	];

	test('takes what is below the threshold, least sure first, and no row without text', () => {
		expect(textsOf(ask(rows))).toEqual(['least sure', 'as unsure', 'bit unsure']);
		expect(ask(rows).unsure).toBe(3);
	});

	test('keeps to the budget and says how many texts are left over', () => {
		const { questions, leftOver } = ask(rows, { most: 1 });
		expect(questions).toEqual([{ text: 'least sure', rows: [3] }]);
		expect(leftOver).toBe(2);
	});

	test('asks once about equal texts, with the least of their confidences', () => {
		const twice = [
			{ text: 'so so', confidence: 0.5 },
			{ text: 'other', confidence: 0.3 },
			{ text: 'so so', confidence: 0.2 },
		];
		expect(ask(twice).questions).toEqual([
			{ text: 'so so', rows: [0, 2] },
			{ text: 'other', rows: [1] },
		]);
	});

	test('sends what the person wrote, without markup and quoted mail, and cuts it', () => {
		const text = '<p>It is <b>fine</b>, I guess</p>';
		expect(textsOf(ask([{ text, confidence: 0 }], { plain: true }))).toEqual([
			'It is fine, I guess',
		]);
		expect(textsOf(ask([{ text: 'abc😀def', confidence: 0 }], { maxCharacters: 4 }))).toEqual([
			'abc',
		]);
	});

	test('sends well-formed text whatever came in', () => {
		const [text = ''] = textsOf(ask([{ text: `a\uD800b`, confidence: 0 }]));
		expect(text.isWellFormed()).toBe(true);
	});

	test('picks the same texts in the same order, whatever the order of the rows', () => {
		const row = fc.record({
			text: fc.constantFrom('a', 'b', 'c', 'd', 'e', null),
			confidence: fc.constantFrom(0, 0.2, 0.4, 0.7),
		});
		const shuffled = fc
			.array(row, { maxLength: 20 })
			.chain((all) =>
				fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
			);
		fc.assert(
			fc.property(shuffled, ([one, other]) => {
				expect(textsOf(ask(other, { most: 3 }))).toEqual(textsOf(ask(one, { most: 3 })));
			}),
		);
	});
});
