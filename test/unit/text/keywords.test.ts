import fc from 'fast-check';
import { CountedBackground } from '../../../lib/text/keywords/background';
import { keywordsOf, scorePhrases } from '../../../lib/text/keywords/keywords';
import { rakeWords } from '../../../lib/text/keywords/rake';
import { readable, runsOf, type WordSource } from '../../../lib/text/keywords/runs';
import { SetKeywords } from '../../../lib/text/keywords/setKeywords';
import { textRankWords } from '../../../lib/text/keywords/textRank';
import { milliseconds } from '../../support/milliseconds';

const STOP = new Set(
	'of over the a are for is and or all in these can be used to set with by as an on it this that'.split(
		' ',
	),
);

/** Words are runs of letters and digits; stems are the words themselves. */
const plain: WordSource = {
	words: (text) =>
		[...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: word, index }) => {
			return { text: word, from: index, to: index + word.length };
		}),
	stem: (word) => word,
	isStopWord: (word) => STOP.has(word),
};

const runWords = (text: string) =>
	runsOf(readable(text), plain).map((run) => run.map(({ key }) => key));

describe('runs of words', () => {
	it('end at stop words, marks and links', () => {
		expect(
			runWords('Late delivery of the blue coat, torn https://x.example/a?b coat a@b.example ok'),
		).toEqual([['late', 'delivery'], ['blue', 'coat'], ['torn'], ['coat'], ['ok']]);
	});

	it('of more than four words are cut into equal pieces', () => {
		expect(runWords('one two three four five').map((run) => run.length)).toEqual([2, 3]);
		expect(
			runWords('one two three four five six seven eight nine').map((run) => run.length),
		).toEqual([3, 3, 3]);
	});
});

describe('RAKE', () => {
	// blue coat / torn blue coat / coat: frequency coat 3, blue 2, torn 1; degree coat 2 + 3 + 1, blue 2 + 3, torn 3.
	const text = 'Blue coat, torn blue coat, coat.';

	it('scores words by degree over frequency', () => {
		expect([...rakeWords(runsOf(text.toLowerCase(), plain))]).toEqual([
			['blue', 2.5],
			['coat', 2],
			['torn', 3],
		]);
	});

	it('scores a phrase by the sum of its words', () => {
		const found = scorePhrases(text.toLowerCase(), plain, { method: 'rake', most: 9 });
		expect(found.map(({ phrase, score }) => [phrase, score])).toEqual([
			['torn blue coat', 7.5],
			['blue coat', 4.5],
			['coat', 2],
		]);
	});

	it('gives the scores published with it', () => {
		// Rose et al. 2010, figures 1.1 and 1.5: the abstract and the scores of its candidates.
		const abstract =
			'Compatibility of systems of linear constraints over the set of natural numbers. Criteria of compatibility of a system of linear Diophantine equations, strict inequations, and nonstrict inequations are considered. Upper bounds for components of a minimal set of solutions and algorithms of construction of minimal generating sets of solutions for all types of systems are given.';
		const rose: WordSource = {
			...plain,
			isStopWord: (word) =>
				word !== 'set' && (STOP.has(word) || word === 'considered' || word === 'given'),
		};
		const scores = new Map(
			scorePhrases(abstract, rose, { method: 'rake', most: 99 }).map(({ phrase, score }) => [
				phrase,
				score,
			]),
		);
		// The excerpt has "minimal" in two runs of 2 and 3 words: (2 + 3) / 2 = 2.5; generating and sets 3 each.
		expect(scores.get('minimal generating sets')).toBeCloseTo(8.5, 12);
		expect(scores.get('linear Diophantine equations')).toBeCloseTo(8.5, 12);
		expect(scores.get('linear constraints')).toBeCloseTo(4.5, 12);
		expect(scores.get('natural numbers')).toBeCloseTo(4, 12);
		expect(scores.get('strict inequations')).toBeCloseTo(4, 12);
		expect(scores.get('Upper bounds')).toBeCloseTo(4, 12);
		expect(scores.get('systems')).toBeCloseTo(1, 12);
	});
});

describe('TextRank', () => {
	it('ranks the word between two others above them, as the equations say', () => {
		// a – b – c: a = 0.15 + 0.85 b / 2, b = 0.15 + 1.7 a; so b = 0.405 / 0.2775.
		const scores = textRankWords(runsOf('aa bb cc', plain));
		expect(scores.get('bb')).toBeCloseTo(0.405 / 0.2775, 3);
		expect(scores.get('aa')).toBeCloseTo(0.15 + (0.425 * 0.405) / 0.2775, 3);
		expect(scores.get('cc')).toBe(scores.get('aa'));
	});

	it('gives a word without neighbours what is left, 0.15', () => {
		expect(textRankWords(runsOf('alone', plain)).get('alone')).toBeCloseTo(0.15, 12);
	});
});

describe('TF-IDF', () => {
	it('prefers what the other texts do not say', () => {
		const background = new CountedBackground();
		for (const other of ['good price', 'good quality', 'good coat']) background.add(other, plain);
		const found = scorePhrases('good, zipper, zipper', plain, {
			method: 'tfidf',
			most: 9,
			background,
		});
		// good: ln(4 / 4) + 1 = 1; zipper twice: (1 + ln 2) · (ln 4 + 1).
		expect(found.map(({ phrase }) => phrase)).toEqual(['zipper', 'good']);
		expect(found[1]?.score).toBeCloseTo(1, 12);
		expect(found[0]?.score).toBeCloseTo((1 + Math.log(2)) * (Math.log(4) + 1), 12);
	});

	it('leaves a text out of its own background', () => {
		const background = new CountedBackground();
		background.add('red coat', plain);
		background.add('red hat', plain);
		const own = background.without(new Set(['red', 'coat']));
		expect([own.texts, own.textsWith('red'), own.textsWith('coat'), own.textsWith('hat')]).toEqual([
			1, 1, 0, 1,
		]);
	});
});

describe('keywords', () => {
	it('are a third of the different words, one at least, and no more than asked for', () => {
		const text = 'red coat, blue hat, green shoe';
		const count = (most: number) => keywordsOf(text, plain, { method: 'rake', most }).length;
		expect([count(9), count(1)]).toEqual([2, 1]);
		expect(keywordsOf('the of', plain, { method: 'rake', most: 5 })).toEqual([]);
	});

	it('of a set rank by essentiality', () => {
		const set = new SetKeywords();
		const options = { method: 'rake', most: 1 } as const;
		for (const text of ['late delivery', 'late delivery, long walk home', 'late delivery, red'])
			set.add(scorePhrases(text, plain, options), 1);
		// "late delivery" is in 3 texts and the keyword of 2 of them: 4 / 3.
		expect(set.top(2)).toEqual([
			{ phrase: 'late delivery', score: 4 / 3, texts: 3, keywordIn: 2 },
			{ phrase: 'long walk home', score: 1, texts: 1, keywordIn: 1 },
		]);
	});

	it('of a large set forget rare phrases and keep frequent ones', () => {
		const set = new SetKeywords(100);
		for (let i = 0; i < 1000; i++) {
			set.add(scorePhrases(`late delivery, odd${i}`, plain, { method: 'rake', most: 1 }), 1);
		}
		expect(set.top(1)[0]).toMatchObject({ phrase: 'late delivery', texts: 1000 });
	});

	it.each(['rake', 'textRank', 'tfidf'] as const)('by %s survive any text', (method) => {
		const words = fc.array(
			fc.constantFrom(
				'the',
				'__proto__',
				'constructor',
				'😀',
				'naïve',
				'物流',
				'\ud800',
				'\0',
				'!',
			),
		);
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string({ unit: 'binary' }),
					words.map((list) => list.join(' ')),
				),
				(text) => {
					const found = keywordsOf(text, plain, { method, most: 5 });
					expect(found.length).toBeLessThanOrEqual(5);
					expect(found.every(({ score, count }) => Number.isFinite(score) && count > 0)).toBe(true);
					expect(keywordsOf(text, plain, { method, most: 5 })).toEqual(found);
				},
			),
		);
		expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
	});

	it.each(['rake', 'textRank', 'tfidf'] as const)(
		'by %s of a megabyte take less than 200 ms',
		(method) => {
			const long = Array.from({ length: 170_000 }, (_, i) => `w${i % 7919}`).join(' ');
			keywordsOf('warm up', plain, { method, most: 5 });
			const read = () => keywordsOf(long, plain, { method, most: 5 });
			expect(read()).toHaveLength(5);
			expect(milliseconds(read)).toBeLessThan(200);
		},
	);
});
