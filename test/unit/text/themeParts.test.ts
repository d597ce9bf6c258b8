import { coherences } from '../../../lib/text/themes/coherence';
import { firstDay, periodOf, stepOf } from '../../../lib/text/trend/steps';
import { scorePhrases, tellingPhrases } from '../../../lib/text/themes/phraseTable';
import { diverse, quoteOf } from '../../../lib/text/themes/quotes';
import { sphericalKMeans } from '../../../lib/text/themes/sphericalKMeans';
import { Tally } from '../../../lib/text/themes/tallies';
import { positiveInformation } from '../../../lib/text/themes/togetherness';
import { newThemes, themeTrends } from '../../../lib/text/themes/verdicts';
import { fitWordSpace, leadingDirections } from '../../../lib/text/themes/wordSpace';
import { Team } from '../../../lib/kernels';
import { buildCsr, matrixFromRows } from '../../../lib/math';

const DAY = 86_400_000;

describe('words that stand together', () => {
	it('have the positive mutual information that is worked out by hand', () => {
		// Texts: ab, ab, ac. Together: a–b 2, a–c 1; own sums a 3, b 2, c 1; texts a 3, b 2, c 1.
		const found = positiveInformation(
			[
				[0, 1],
				[0, 1],
				[0, 2],
			],
			3,
		);
		const all = 3 ** 0.75 + 2 ** 0.75 + 1;
		const ab = Math.log((2 * all) / (3 * 2 ** 0.75));
		const ac = Math.log((1 * all) / (3 * 1));
		const ba = Math.log((2 * all) / (2 * 3 ** 0.75));
		expect([...found.indices]).toEqual([1, 2, 0, 0]);
		[ab, ac, ba, Math.log(all / 3 ** 0.75)].forEach((value, i) =>
			expect(found.values[i]).toBeCloseTo(value, 5),
		);
	});

	it('lie where the singular value decomposition puts them', () => {
		// diag(3, 2, 1): U · √S = √3, √2 on their own axes.
		const team = new Team({ threads: 1 });
		const matrix = buildCsr(3, 3, { rows: [0, 1, 2], columns: [0, 1, 2], values: [3, 2, 1] });
		const { singular } = leadingDirections(team, matrix, { dimensions: 2, seed: 1 });
		expect([...singular].map((value) => Math.round(value * 1e4) / 1e4)).toEqual([3, 2]);
		const space = fitWordSpace(team, matrix, { dimensions: 2, seed: 1 });
		[Math.sqrt(3), 0, 0, Math.sqrt(2), 0, 0].forEach((value, i) =>
			expect(space.data[i]).toBeCloseTo(value, 3),
		);
		team.close();
	});
});

describe('spherical k-means', () => {
	it('parts rows by direction', () => {
		const rows = matrixFromRows([
			[1, 0],
			[0.99, 0.141],
			[0, 1],
			[0.1, 0.995],
		]);
		const team = new Team({ threads: 1 });
		const { labels, cohesion } = sphericalKMeans(team, rows, { nClusters: 2, seed: 1 });
		team.close();
		expect(labels[0]).toBe(labels[1]);
		expect(labels[2]).toBe(labels[3]);
		expect(labels[0]).not.toBe(labels[2]);
		expect(cohesion).toBeGreaterThan(0.99);
	});
});

describe('names of themes', () => {
	const phrases = [
		{ key: 'rate', inTheme: Uint32Array.of(10, 0), texts: 10, forms: new Map([['rate', 10]]) },
		{
			key: 'exchange rate',
			inTheme: Uint32Array.of(6, 0),
			texts: 6,
			forms: new Map([['exchange rate', 6]]),
		},
		{
			key: 'card',
			inTheme: Uint32Array.of(4, 12),
			texts: 16,
			forms: new Map([
				['card', 9],
				['cards', 7],
			]),
		},
	];

	it('score phrases by share of the theme and rarity in all', () => {
		// Theme 0 holds 20 phrases, all hold 32, so 16 a theme: rate 10 / 20 · ln(1 + 16 / 10).
		const [best] = scorePhrases(phrases, 0, 2);
		expect(best).toMatchObject({ phrase: 'rate', texts: 10 });
		expect(best?.score).toBeCloseTo(0.5 * Math.log(2.6), 12);
	});

	it('prefer the longer phrase that stands in half of the texts, and share no word', () => {
		expect(tellingPhrases(scorePhrases(phrases, 0, 2), 3).map(({ phrase }) => phrase)).toEqual([
			'exchange rate',
			'card',
		]);
	});

	it('are coherent when their words stand together', () => {
		// p(a) = p(b) = 2/4, p(ab) = 1/4: NPMI = ln 1 / ln 4 = 0; c and d always together in half: ln 2 / ln 2 = 1.
		const texts = [['a', 'b'], ['a', 'c', 'd'], ['b'], ['c', 'd']];
		expect(coherences([['a', 'b'], ['c', 'd'], ['a', 'x'], ['a']], texts)).toEqual([
			0,
			1,
			-1,
			null,
		]);
	});
});

describe('quotes', () => {
	const near = (worth: number) => ({ text: 0, fit: worth, worth });

	it('are near the middle and unlike each other', () => {
		const vectors = matrixFromRows([
			[1, 0],
			[1, 0],
			[0, 1],
		]);
		expect(diverse([near(0.9), near(0.89), near(0.6)], vectors, 2)).toEqual([0, 2]);
	});

	it('of long texts are the sentence that is nearest, never more than 200 characters', () => {
		const text = `${'Nothing of note here. '.repeat(20)}The zipper broke. ${'Nothing else at all. '.repeat(9)}`;
		const shown = quoteOf(text, 'en', (list) =>
			list.map((one) => (one.includes('zipper') ? 1 : 0)),
		);
		expect(shown).toBe('The zipper broke.');
		const endless = quoteOf('x'.repeat(5000), 'en', (list) => list.map(() => 0));
		expect(endless.length).toBeLessThanOrEqual(200);
	});
});

describe('periods', () => {
	it.each([
		['day', Date.UTC(2026, 2, 1, 23, 59), '2026-03-01'],
		['week', Date.UTC(2026, 2, 1), '2026-02-23'],
		['week', Date.UTC(2026, 2, 2), '2026-03-02'],
		['month', Date.UTC(1969, 11, 31), '1969-12-01'],
		['year', Date.UTC(2024, 5, 5), '2024-01-01'],
	] as const)('by %s of %d begin on %s', (step, ms, day) => {
		expect(firstDay(periodOf(ms, step), step)).toBe(day);
	});

	it('get longer with the span', () => {
		expect([20, 200, 1000, 5000].map((days) => stepOf(0, days * DAY))).toEqual([
			'day',
			'week',
			'month',
			'year',
		]);
	});
});

describe('verdicts', () => {
	const tally = (counts: readonly number[]): Tally => {
		const one = new Tally(counts.length);
		counts.forEach((count, at) => {
			for (let i = 0; i < count; i++) one.add(at, Number.NaN, at >= counts.length / 2);
		});
		return one;
	};

	it('call a theme rising or falling only beyond chance for all themes together', () => {
		const [up, down, flat] = [
			tally([1, 2, 3, 4, 5, 6, 7, 8]),
			tally([8, 7, 6, 5, 4, 3, 2, 1]),
			tally([5, 4, 5, 4, 5, 4, 5, 4]),
		];
		const all = tally([14, 13, 14, 13, 14, 13, 14, 13]);
		expect(themeTrends([up, down, flat], all).map((trend) => trend?.direction)).toEqual([
			'rising',
			'falling',
			'steady',
		]);
		expect(themeTrends([tally([1, 2, 3])], tally([9, 9, 9]))).toEqual([null]);
	});

	it('call a theme new when it was hardly there before', () => {
		expect(
			newThemes(
				[tally([0, 0, 20, 20]), tally([20, 20, 20, 20]), tally([0, 0, 2, 2])],
				tally([100, 100, 100, 100]),
			),
		).toEqual([true, false, false]);
	});
});
