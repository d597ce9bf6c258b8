import { findThemes, type ThemesOptions } from '../../../lib/text';
import { Random } from '../../../lib/math';
import { dateColumn, numberColumn, stringColumn, Table } from '../../../lib/table';
import { testContext } from '../../support/context';

const DAY = 86_400_000;
const WORDS = [
	['delivery', 'late', 'courier', 'parcel', 'arrived', 'waiting', 'driver', 'tracking'],
	['zipper', 'fabric', 'seam', 'torn', 'stitching', 'cotton', 'sleeve', 'button'],
	['refund', 'invoice', 'charged', 'payment', 'card', 'bank', 'account', 'receipt'],
] as const;

interface Planted {
	readonly texts: string[];
	readonly kinds: number[];
	readonly dates: number[];
	readonly scores: number[];
}

/** Texts of three kinds; the third gets more frequent from day to day and begins on day 60. */
function planted(count: number, seed = 1): Planted {
	const random = new Random(seed);
	const out: Planted = { texts: [], kinds: [], dates: [], scores: [] };
	for (let i = 0; i < count; i++) {
		const day = random.integer(180);
		const late = day > 60 && random.uniform() < (day - 60) / 150;
		const kind = late ? 2 : random.integer(2);
		const words = Array.from({ length: 5 }, () => WORDS[kind]?.[random.integer(8)] ?? '');
		out.texts.push(`The ${words.join(' and the ')}.`);
		out.kinds.push(kind);
		out.dates.push(Date.UTC(2026, 0, 1) + day * DAY);
		out.scores.push(kind === 1 ? -1 : 0.5);
	}
	return out;
}

const tableOf = ({ texts, dates, scores }: Planted) =>
	new Table([
		['text', stringColumn(texts)],
		['date', dateColumn(dates)],
		['score', numberColumn(scores)],
	]);

const options: ThemesOptions = {
	...{ textColumn: 'text', language: 'en', themes: 3, dateColumn: 'date', scoreColumn: 'score' },
	newSince: Date.UTC(2026, 2, 2),
};

describe('themes of planted texts', () => {
	const data = planted(600);
	const found = findThemes(tableOf(data), options, testContext());

	it('are the three kinds that were planted', async () => {
		const { rows } = await found;
		const kinds = new Map<unknown, Set<number>>();
		data.kinds.forEach((kind, row) => {
			const theme = rows.cell('theme_number', row);
			kinds.set(theme, (kinds.get(theme) ?? new Set<number>()).add(kind));
		});
		expect([...kinds.values()].map(({ size }) => size)).toEqual([1, 1, 1]);
	});

	it('are named by their own words, counted and scored', async () => {
		const { report } = await found;
		const sizes = [0, 1, 2].map((kind) => data.kinds.filter((one) => one === kind).length);
		expect(report.themes.map(({ texts }) => texts)).toEqual([...sizes].sort((a, b) => b - a));
		expect(report.themes.map(({ number }) => number)).toEqual([1, 2, 3]);
		for (const { phrases, sentiment, texts, share } of report.themes) {
			const words = new Set(phrases.flatMap(({ phrase }) => phrase.split(' ')));
			const kind = WORDS.findIndex((list) => list.some((word) => words.has(word)));
			expect([...words].every((word) => WORDS[kind]?.some((own) => own === word))).toBe(true);
			expect(sentiment?.mean).toBeCloseTo(kind === 1 ? -1 : 0.5, 9);
			expect(share).toBeCloseTo(texts / 600, 12);
		}
	});

	it('rise, and are new since a date, only where they do', async () => {
		const { report } = await found;
		const payment = report.themes.find(({ name }) => WORDS[2].some((word) => name.includes(word)));
		expect(payment).toMatchObject({ isNew: true, trend: { direction: 'rising' } });
		expect(payment?.trend?.low).toBeGreaterThan(0);
		expect(report.themes.filter(({ isNew }) => isNew)).toHaveLength(1);
		expect(report.step).toBe('week');
		const counts = report.periods?.map((_, at) =>
			report.themes.reduce((sum, theme) => sum + (theme.counts?.[at] ?? 0), 0),
		);
		expect(counts).toEqual(report.periods?.map(({ texts }) => texts));
	});

	it('are quoted by texts of their own, each once', async () => {
		const { report, rows } = await found;
		for (const { number, quotes } of report.themes) {
			expect(quotes).toHaveLength(3);
			expect(new Set(quotes.map(({ text }) => text)).size).toBe(3);
			for (const { row, text } of quotes) {
				expect(rows.cell('theme_number', row)).toBe(number);
				expect(data.texts[row]).toBe(text);
			}
		}
	});

	it('are the same on each run and on two threads', async () => {
		const again = await findThemes(tableOf(data), options, testContext({ threads: 2 }));
		expect(JSON.stringify(again.report)).toBe(JSON.stringify((await found).report));
	});

	it('are found from a sample too, and every row gets its theme', async () => {
		const sampled = await findThemes(tableOf(data), { ...options, sampleSize: 150 }, testContext());
		expect(sampled.report.choice.learntFrom).toBe(150);
		expect(sampled.report.withoutTheme).toBe(0);
		expect(sampled.report.notes.join()).toContain('150 of');
	});

	it('stop when the caller gives up', async () => {
		const cancelled = findThemes(tableOf(data), options, testContext({ cancelAfter: 5 }));
		await expect(cancelled).rejects.toMatchObject({ code: 'CANCELLED' });
	});
});

describe('the number of themes', () => {
	it('is found to be few for three kinds of texts', async () => {
		const { report } = await findThemes(
			tableOf(planted(600)),
			{ ...options, themes: 'auto' },
			testContext(),
		);
		expect(report.choice).toMatchObject({
			by: 'silhouette',
			tried: expect.arrayContaining([{ themes: 5, silhouette: expect.any(Number) }]),
		});
		expect(report.themes.length).toBeLessThanOrEqual(10);
	});
});

describe('hostile texts', () => {
	const texts = [
		...[
			'',
			'   ',
			'\0\0',
			'\ud800 lone',
			'😀😀😀',
			'1234567',
			'مرحبا 😀 abc',
			'__proto__ constructor',
			'<b>'.repeat(5000),
		],
		...Array.from({ length: 12 }, (_, i) => `__proto__ toString text${i % 4} hasOwnProperty`),
		...[
			'word '.repeat(50_000),
			'a'.repeat(1_000_000),
			'物流很慢 包装 破损',
			'物流很慢 快递',
			'é\u0301'.repeat(999),
		],
	];

	it('get a theme or none, and break nothing', async () => {
		const table = new Table([['text', stringColumn([...texts, null])]]);
		const { rows, report } = await findThemes(
			table,
			{ textColumn: 'text', sentiment: false },
			testContext(),
		);
		expect(rows.numRows).toBe(texts.length + 1);
		expect(rows.cell('theme_number', 0)).toBeNull();
		expect(report.themes.every(({ share }) => share > 0 && share <= 1)).toBe(true);
		expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
	});

	it('of which no two share a word have no theme', async () => {
		const table = new Table([
			['text', stringColumn(Array.from({ length: 12 }, (_, i) => `unique${i}x`))],
		]);
		const { report } = await findThemes(
			table,
			{ textColumn: 'text', language: 'en', sentiment: false },
			testContext(),
		);
		expect(report).toMatchObject({ themes: [], withoutTheme: 12 });
	});

	it('are refused where they are fewer than ten', async () => {
		const table = new Table([['text', stringColumn(Array.from({ length: 50 }, () => 'the same'))]]);
		const few = findThemes(table, { textColumn: 'text' }, testContext());
		await expect(few).rejects.toMatchObject({ code: 'EMPTY_INPUT' });
	});

	it.each([
		{ themes: 1 },
		{ themes: 2.5 },
		{ quotes: 21 },
		{ sampleSize: 5 },
		{ dateColumn: undefined, newSince: 5 },
	])('with options %j are refused', async (wrong) => {
		const refused = findThemes(tableOf(planted(20)), { ...options, ...wrong }, testContext());
		await expect(refused).rejects.toMatchObject({ code: 'INVALID_PARAMETER' });
	});
});
