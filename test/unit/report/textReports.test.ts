import { sentimentPageJob, themesPageJob } from '../../../lib/report';
import { Table } from '../../../lib/table';
import type { SentimentReport, ThemesReport } from '../../../lib/text';
import { elements, parseMarkup } from '../../support/wellFormed';

const EVIL = `"><img src=x onerror=alert(1)><script>alert('x')</script>\u202e\0`;
const interval = { value: -0.4, low: -0.6, high: -0.2, texts: 9 };
const summary = { texts: 9, positive: 3, neutral: 1, negative: 5, score: interval, net: interval };
const quote = { row: 0, text: EVIL, score: -0.9 };

const sentiment: SentimentReport = {
	...{ kind: 'text.sentiment', version: 1, rows: 10, all: summary, notes: [EVIL] },
	trend: {
		...{ step: 'month', slope: interval, direction: 'worse' },
		periods: [
			{ from: '2026-01-01', ...summary },
			{ from: '2026-02-01', texts: 0 },
			{ from: '2026-03-01', ...summary },
		],
	},
	languages: { found: [{ ...summary, language: EVIL }], majority: null, settledByMajority: 0 },
	words: {
		texts: 9,
		positive: [],
		negative: [{ word: EVIL, inPositive: 0, inNegative: 4, weight: -2.5, example: EVIL }],
	},
	aspects: [
		{
			...{
				topic: EVIL,
				mentions: 7,
				texts: 6,
				score: interval,
				negativeShare: 0.8,
				positiveShare: 0.1,
				trend: null,
			},
			...{ targets: [{ target: EVIL, mentions: 7 }], praise: [], complaints: [quote] },
		},
	],
	emotions: [{ emotion: EVIL, texts: 2, share: 0.2, example: quote }],
	urgency: { texts: 1, share: 0.1, messages: [{ ...quote, urgency: 0.9, reasons: [EVIL] }] },
	stars: {
		scale: 5,
		texts: 9,
		mean: { ...interval, value: 3 },
		correlation: null,
		disagree: { texts: 1, share: 0.1, examples: [{ ...quote, stars: 5 }] },
	},
	groups: { column: EVIL, groups: [{ ...summary, group: EVIL }], further: 2, without: 1 },
	confidence: { mean: 0.7, below: 0.6, texts: 2, share: 0.2 },
	leftOut: { noText: 1, notText: 0, cut: 0, noDate: 0, noStars: 0, unknownLanguage: 0 },
};

const themes: ThemesReport = {
	...{
		kind: 'text.themes',
		version: 1,
		rows: 10,
		texts: 10,
		withoutTheme: 1,
		newSince: 0,
		notes: [EVIL],
		step: 'month',
	},
	choice: { by: 'silhouette', learntFrom: 10, tried: [{ themes: 5, silhouette: 0.3 }] },
	periods: [
		{ from: '2026-01-01', texts: 4 },
		{ from: '2026-02-01', texts: 5 },
	],
	themes: [
		{
			...{
				number: 1,
				name: EVIL,
				phrases: [{ phrase: EVIL, score: 1, texts: 3 }],
				texts: 9,
				share: 0.9,
				coherence: 0.2,
			},
			sentiment: { mean: -0.5, low: -0.7, high: -0.3, texts: 9 },
			trend: { direction: 'rising', tau: 1, pValue: 0.01, slope: 0.1, low: 0.05, high: 0.2 },
			...{
				counts: [4, 5],
				scores: [-0.5, null],
				isNew: true,
				quotes: [{ row: 3, text: EVIL, fit: 0.8 }],
			},
		},
	],
};

describe.each([
	['sentiment', () => sentimentPageJob(new Table([]), { report: sentiment }).html],
	['themes', () => themesPageJob(new Table([]), { report: themes }).html],
])('the page of %s', (_, write) => {
	const html = write();
	const page = parseMarkup(html);

	it('cannot be broken out of by what people write', () => {
		expect(elements(page, 'script')).toEqual([]);
		expect(elements(page, 'img')).toEqual([]);
		expect(html).not.toContain('\u202e');
		expect(html).toContain('&lt;script&gt;');
	});

	it('loads nothing from elsewhere', () => {
		expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(
			/https?:|url\(|@import|src="|href="/,
		);
		expect(html).toContain("default-src 'none'");
	});

	it('says in words what each drawing shows', () => {
		const drawings = elements(page, 'svg');
		expect(drawings.length).toBeGreaterThan(2);
		for (const { attributes } of drawings)
			expect(attributes['aria-labelledby'] ?? attributes['aria-label']).toBeTruthy();
		const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
		expect(new Set(ids).size).toBe(ids.length);
	});

	it('is the same each time', () => {
		expect(write()).toBe(html);
	});
});

it('pages are written of the right report only', () => {
	const wrong = { ...themes, kind: 'other' } as unknown as ThemesReport;
	expect(() => themesPageJob(new Table([]), { report: wrong })).toThrow('text.themes');
	const newer = { ...themes, version: 2 } as unknown as ThemesReport;
	expect(() => themesPageJob(new Table([]), { report: newer })).toThrow('version 2');
});
