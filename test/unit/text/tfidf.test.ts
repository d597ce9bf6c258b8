import fc from 'fast-check';
import { Random } from '../../../lib/math';
import { countNgrams, HASH_SPACE, TfidfVectors, vectorise } from '../../../lib/text';
import { TextCounts } from '../../../lib/text/vectors/textCounts';

const WORDS = { of: 'words', lengths: [1, 2] } as const;

describe('countNgrams', () => {
	it('counts words and pairs of words', () => {
		const { counts } = countNgrams('a b a b', WORDS);
		// a, b twice each; "a b" twice, "b a" once.
		expect([...counts].sort()).toEqual([1, 2, 2, 2]);
	});

	it('takes no run of characters across the border of words', () => {
		const runs = (text: string) =>
			countNgrams(text, { of: 'characters', lengths: [3, 3] }).hashes.length;
		// " ab", "ab " and " cd", "cd ": "b c" is none.
		expect(runs('ab cd')).toBe(4);
	});

	it('gives ascending hashes within the space, and as many counts as runs, for any text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				const { hashes, counts } = countNgrams(text, { of: 'characters', lengths: [1, 4] });
				expect(counts.length).toBe(hashes.length);
				hashes.forEach((hash, i) => {
					expect(hash).toBeLessThan(HASH_SPACE);
					if (i > 0) expect(hash).toBeGreaterThan(hashes[i - 1] ?? 0);
				});
			}),
		);
	});
});

describe('TfidfVectors', () => {
	const texts = ['good tea', 'good good coffee', 'bad tea'];

	it('weighs as scikit-learn does: (1 + ln count)(ln((1 + n) / (1 + df)) + 1), rows of length 1', () => {
		const fitted = TfidfVectors.fit(texts, { of: 'words', lengths: [1, 1], minTexts: 1 });
		const idf = (df: number) => Math.log(4 / (1 + df)) + 1;
		const [good, coffee] = [(1 + Math.log(2)) * idf(2), idf(1)];
		const { values } = fitted.row('good good coffee');
		const length = Math.hypot(good, coffee);
		const expected = [coffee / length, good / length].sort((a, b) => a - b);
		[...values]
			.sort((a, b) => a - b)
			.forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 6));
		expect(values).toHaveLength(2);
	});

	it('leaves out what too few texts hold and what it has not learned', () => {
		const fitted = TfidfVectors.fit(texts, { of: 'words', lengths: [1, 1], minTexts: 2 });
		expect(fitted.nColumns).toBe(2);
		expect(fitted.row('coffee bad milk').columns).toEqual([]);
		expect(fitted.row('tea coffee').values).toEqual([expect.closeTo(1, 6)]);
	});

	it('puts blocks side by side', () => {
		const words = TfidfVectors.fit(texts, { of: 'words', lengths: [1, 1], minTexts: 1 });
		const letters = TfidfVectors.fit(texts, { of: 'characters', lengths: [1, 3], minTexts: 1 });
		const matrix = vectorise(texts, [words, letters]);
		expect(matrix.nCols).toBe(words.nColumns + letters.nColumns);
		matrix.indptr.slice(1).forEach((end, row) => {
			const start = matrix.indptr[row] ?? 0;
			const squares = matrix.values.subarray(start, end).reduce((sum, v) => sum + v * v, 0);
			expect(squares).toBeCloseTo(2, 4);
			const columns = matrix.indices.subarray(start, end);
			columns.forEach((column, i) => i > 0 && expect(column).toBeGreaterThan(columns[i - 1] ?? 0));
		});
	});
});

describe('TextCounts', () => {
	it('counts the texts that hold a hash as a Map does, however many hashes there are', () => {
		const counts = new TextCounts();
		const expected = new Map<number, number>();
		const random = new Random(7);
		for (let text = 1; text <= 40; text++) {
			const hashes = Array.from({ length: 2_000 }, () => random.integer(30_000));
			for (const hash of hashes) counts.add(hash, text);
			for (const hash of new Set(hashes)) expected.set(hash, (expected.get(hash) ?? 0) + 1);
		}
		expect(expected.size).toBeGreaterThan(20_000); // so it has grown
		for (const [hash, texts] of expected) expect(counts.of(hash)).toBe(texts);
		const often = [...expected].filter(([, texts]) => texts >= 3).map(([hash]) => hash);
		expect([...counts.atLeast(3)]).toEqual(often.sort((a, b) => a - b));
		expect(counts.of(30_001)).toBe(0);
	});
});
