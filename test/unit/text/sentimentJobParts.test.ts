/** The parts of the job text.sentiment whose numbers can be worked out by hand. */
import { columnFrom, dateColumn, stringColumn, Table, tableToRecords } from '../../../lib/table';
import { Best } from '../../../lib/text/sentimentJob/best';
import { Blocks } from '../../../lib/text/sentimentJob/blocks';
import { meanInterval, netInterval, tQuantile } from '../../../lib/text/sentimentJob/intervals';
import { shortened } from '../../../lib/text/sentimentJob/makeReport';
import { periodsOf } from '../../../lib/text/sentimentJob/periods';
import { onFive, ratingOf, starsOf } from '../../../lib/text/sentimentJob/stars';
import { jsonColumn, TextPartBuilder } from '../../../lib/text/sentimentJob/textParts';
import { slopeOf } from '../../../lib/text/sentimentJob/trend';
import { logOdds, WordTally } from '../../../lib/text/sentimentJob/wordTally';

describe('intervals', () => {
	test("Student's t is that of the tables", () => {
		const table = [1, 4, 10, 11, 30, 120].map((degrees) => tQuantile(degrees).toFixed(3));
		expect(table).toEqual(['12.706', '2.776', '2.228', '2.201', '2.042', '1.980']);
	});

	test('of a mean is t · s / √n to either side', () => {
		// 0.2, 0.4, 0.6: mean 0.4, s = 0.2, t(2) = 4.3027 → 0.4968
		const { value, low, high } = meanInterval(3, 1.2, 0.56);
		expect(value).toBeCloseTo(0.4, 12);
		expect(low).toBeCloseTo(0.4 - 0.49683, 4);
		expect(high).toBeCloseTo(0.4 + 0.49683, 4);
	});

	test('of one text there is none', () => {
		expect(meanInterval(1, 0.5, 0.25)).toEqual({ value: 0.5, low: null, high: null, texts: 1 });
	});

	test('of texts that all agree still leaves doubt', () => {
		const { value, low, high } = netInterval(5, 0, 5);
		expect([value, high]).toEqual([1, 1]);
		expect(low).toBeGreaterThan(0);
		expect(low).toBeLessThan(0.5);
	});
});

describe('periods', () => {
	const day = (text: string) => Date.parse(`${text}T12:00:00Z`);
	const of = (...days: (string | null)[]) =>
		periodsOf(
			new Blocks([
				new Table([['d', dateColumn(days.map((text) => (text === null ? null : day(text))))]]),
			]),
			'd',
		);

	test('are days for a few weeks, without gaps', () => {
		const periods = of('2026-02-27', '2026-03-02', null);
		expect(periods?.starts).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']);
		expect([...(periods?.ofRow ?? [])]).toEqual([0, 3, -1]);
		expect(periods?.withoutDate).toBe(1);
	});

	test('are weeks from Monday on for a year', () => {
		const periods = of('2025-12-28', '2025-12-29', '2026-03-01');
		expect(periods?.step).toBe('week');
		expect(periods?.starts.slice(0, 3)).toEqual(['2025-12-22', '2025-12-29', '2026-01-05']);
		expect([...(periods?.ofRow ?? [])]).toEqual([0, 1, 9]);
	});

	test('are months, then years, for longer', () => {
		expect(of('2023-12-31', '2026-01-01')?.starts.slice(0, 2)).toEqual([
			'2023-12-01',
			'2024-01-01',
		]);
		expect(of('0095-06-01', '2026-01-01')?.starts.slice(0, 2)).toEqual([
			'0095-01-01',
			'0096-01-01',
		]);
	});

	test('of a column without dates there are none, whatever its type', () => {
		expect(periodsOf(new Blocks([new Table([['d', stringColumn([null])]])]), 'd')).toBeNull();
	});

	test('go on over the tables of a file', () => {
		const tables = ['2026-03-01', '2026-03-03'].map(
			(text) => new Table([['d', dateColumn([day(text)])]]),
		);
		expect([...(periodsOf(new Blocks(tables), 'd')?.ofRow ?? [])]).toEqual([0, 2]);
	});
});

describe('stars', () => {
	const stars = (cells: (number | string | null)[], type: 'number' | 'string' = 'number') =>
		starsOf(new Blocks([new Table([['s', columnFrom(type, cells)]])]), 's', undefined);

	test('are read from numbers, words and signs', () => {
		expect(['4.5 stars', '3,5', '★★★★☆', 'five', '9/10'].map(ratingOf)).toEqual([
			4.5,
			3.5,
			4,
			NaN,
			9,
		]);
	});

	test('are on the narrowest scale that holds the largest', () => {
		expect(stars([1, 5, null]).scale).toEqual([1, 5]);
		expect(stars([0, 9]).scale).toEqual([0, 10]);
		expect(stars([80, 100]).scale).toEqual([0, 100]);
		expect([onFive(0, [0, 100]), onFive(50, [0, 100]), onFive(100, [0, 100])]).toEqual([1, 3, 5]);
	});

	test('outside of the scale are left out and counted', () => {
		const { ofRow, without } = stars([5, -1, 2000, null]);
		expect(without).toBe(4 - [...ofRow].filter((rating) => !Number.isNaN(rating)).length);
		expect(ofRow[2]).toBeNaN();
	});
});

describe('words', () => {
	test('log-odds are those worked out by hand', () => {
		// Held by 12 of 12 positive and 0 of 6 negative texts; prior 2 · 12/18 = 4/3 with, 2/3 without.
		const [a, b, c, d] = [12 + 4 / 3, 2 / 3, 4 / 3, 6 + 2 / 3];
		const expected = Math.log((a * d) / (b * c)) / Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
		const found = logOdds(
			{ inPositive: 12, inNegative: 0 },
			{ positiveTexts: 12, negativeTexts: 6 },
		);
		expect(found).toBeCloseTo(expected, 6);
	});

	test('count once a text, and merging two halves is as counting the whole', () => {
		const hit = { from: 0, to: 4, value: 2 };
		const [whole, first, second] = [new WordTally(), new WordTally(), new WordTally()];
		const rows = ['good', 'bad!', 'good', 'nice', 'good'];
		rows.forEach((text, row) => {
			const side = text === 'bad!' ? 'negative' : 'positive';
			for (const tally of [whole, row < 2 ? first : second])
				tally.add(text, [hit, hit], side, row, 0.5 + row / 10);
		});
		const merged = new WordTally();
		merged.merge(first.finish());
		merged.merge(second.finish());
		const plain = (tally: WordTally) => {
			const { words, facts, ...texts } = tally.finish();
			return { ...texts, facts: words.map((word, i) => [word, ...facts.slice(7 * i, 7 * i + 6)]) };
		};
		expect(plain(merged)).toEqual(plain(whole));
		expect(plain(whole).facts[0]).toEqual(['good', 3, 4, 0.9, 0, 0, 0]);
	});
});

test('the best of many are the same in any order', () => {
	const items = [3, 1, 4, 1, 5, 9, 2, 6].map((rank, row) => ({ rank, row }));
	const best = (list: typeof items) => {
		const top = new Best<(typeof items)[number]>(3);
		top.offerAll(list);
		return top.items;
	};
	expect(best(items).map(({ rank }) => rank)).toEqual([9, 6, 5]);
	expect(best([...items].reverse())).toEqual(best(items));
});

test('a line through means of equal weight is that of least squares', () => {
	// 0, 1, 1, 2 at 0 … 3: slope 0.6, residual squares 0.2, t(2) = 4.3027 → half 0.6085
	const points = [0, 1, 1, 2].map((value, at) => ({ at, value, weight: 1 }));
	const slope = slopeOf(points);
	expect(slope?.value).toBeCloseTo(0.6, 12);
	expect(slope?.high).toBeCloseTo(0.6 + 0.60849, 4);
	expect(slopeOf(points.slice(1))).toBeNull();
});

test('JSON columns keep what was added, and nothing where nothing was', () => {
	const parts = [['["ä"]', ''], ['[1,2]']].map((texts) => {
		const builder = new TextPartBuilder(texts.length);
		texts.forEach((text) => builder.add(text));
		return builder.finish();
	});
	const records = tableToRecords(new Table([['x', jsonColumn(parts)]]));
	expect(records.map(({ x }) => x)).toEqual([['ä'], null, [1, 2]]);
});

test('quotes are one line, and cut between characters', () => {
	expect(shortened(' a\n\tb ')).toBe('a b');
	const cut = shortened('😀'.repeat(300));
	expect(cut.length).toBeLessThanOrEqual(200);
	expect(cut.isWellFormed()).toBe(true);
});
