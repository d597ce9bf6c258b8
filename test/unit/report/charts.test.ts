import fc from 'fast-check';
import { histogram, rowChart, xyChart } from '../../../lib/report';
import { fitText } from '../../../lib/report/chart/label';
import { linearScale, niceTicks } from '../../../lib/report/chart/scale';
import { numberText, percentText } from '../../../lib/report/format';
import { elements, parseMarkup } from '../../support/wellFormed';

const about = { id: 'c', title: 'Title', description: 'What it shows' };
const percent = (title: string) => ({ title, percent: true });

describe('ticks', () => {
	it('are round numbers around the values', () => {
		expect(niceTicks(0, 1)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
		expect(niceTicks(-3, 7)).toEqual([-4, -2, 0, 2, 4, 6, 8]);
		expect(niceTicks(0, 0.3, 3)).toEqual([0, 0.1, 0.2, 0.3]);
		expect(niceTicks(980, 1320, 4)).toEqual([900, 1000, 1100, 1200, 1300, 1400]);
		expect(niceTicks(5, 5)).toEqual([2, 3, 4, 5, 6, 7, 8]);
	});

	it('cover any range with few, rising, finite steps', () => {
		const value = fc.double({ min: -1e300, max: 1e300, noNaN: true });
		fc.assert(
			fc.property(value, value, (a, b) => {
				const [from, to] = [Math.min(a, b), Math.max(a, b)];
				const ticks = niceTicks(from, to);
				const slack = (Math.abs(from) + Math.abs(to)) * 1e-9;
				expect(ticks.length).toBeLessThanOrEqual(9);
				expect(ticks[0]).toBeLessThanOrEqual(from + slack);
				expect(ticks.at(-1)).toBeGreaterThanOrEqual(to - slack);
				expect(ticks.every(Number.isFinite)).toBe(true);
			}),
		);
	});
});

describe('a scale', () => {
	it('keeps places finite for the largest numbers', () => {
		const scale = linearScale([-1e308, 1e308], [0, 100]);
		expect([scale.at(-1e308), scale.at(0), scale.at(1e308)]).toEqual([0, 50, 100]);
	});

	it('puts a range without width in the middle', () => {
		expect(linearScale([7, 7], [0, 100]).at(7)).toBe(50);
	});
});

describe('numbers for people', () => {
	it('are written the same on every machine', () => {
		expect([0, 0.84634, -1234.56, 12_605, 2.5e12, 1e-7, NaN].map(numberText)).toEqual([
			...['0', '0.8463', '−1,234.6', '12,605', '2.5e+12', '1e-7', '–'],
		]);
		expect([0.84634, 1, null].map((share) => percentText(share))).toEqual([
			'84.6 %',
			'100.0 %',
			'–',
		]);
	});
});

describe('a chart of points', () => {
	const chart = parseMarkup(
		xyChart({
			...about,
			x: percent('Taken'),
			y: percent('Found'),
			series: [
				{
					name: 'Model',
					kind: 'line',
					points: [
						{ x: 0, y: 0 },
						{ x: 0.5, y: 0.75 },
						{ x: 1, y: 1 },
					],
				},
				{ name: 'Dots', kind: 'dots', points: [{ x: 0.25, y: 0.5, low: 0.4, high: 0.6 }] },
			],
			reference: { name: 'Guessing', from: { x: 0, y: 0 }, to: { x: 1, y: 1 } },
		}).text,
	);

	it('puts points where their numbers say: the plot reaches from (60, 268) to (414, 26)', () => {
		expect(elements(chart, 'path')[0]?.attributes['d']).toBe('M60 268L237 86.5L414 26');
		const diagonal = elements(chart, 'line').find(
			({ attributes }) => attributes['class'] === 'reference',
		);
		expect(diagonal?.attributes).toMatchObject({ x1: '60', y1: '268', x2: '414', y2: '26' });
		const [dot] = elements(chart, 'circle');
		expect(dot?.attributes).toMatchObject({ cx: '148.5', cy: '147' });
		const interval = elements(chart, 'line').find(({ attributes }) => attributes['class'] === 's1');
		expect(interval?.attributes).toMatchObject({ x1: '148.5', y1: '171.2', y2: '122.8' });
	});

	it('says what it shows to those who do not see it', () => {
		const [svg] = elements(chart, 'svg');
		expect(svg?.attributes).toMatchObject({ role: 'img', 'aria-labelledby': 'c-t c-d' });
		expect(elements(chart, 'title')[0]).toMatchObject({ attributes: { id: 'c-t' }, text: 'Title' });
		expect(elements(chart, 'desc')[0]?.text).toBe('What it shows');
	});

	it('names each line in a legend inside the drawing', () => {
		const height = Number(elements(chart, 'svg')[0]?.attributes['height']);
		const texts = elements(chart, 'text');
		for (const name of ['Model', 'Dots', 'Guessing']) {
			const label = texts.find(({ text }) => text.includes(name));
			expect(Number(label?.attributes['y'])).toBeLessThan(height);
		}
	});
});

describe('a chart of rows', () => {
	it('draws bars as long as their numbers, from zero', () => {
		const rows = [10, -5].map((value) => ({ label: `row ${value}`, marks: [{ value }] }));
		const axis = { title: 'Loss' };
		const chart = parseMarkup(
			rowChart({ ...about, kind: 'bars', axis, series: ['Loss'], rows }).text,
		);
		const [long, short] = elements(chart, 'rect').map(({ attributes }) => attributes);
		expect(Number(long?.['width'])).toBeCloseTo(2 * Number(short?.['width']), 1);
		expect(Number(short?.['x']) + Number(short?.['width'])).toBeCloseTo(Number(long?.['x']), 1);
	});

	it('draws nothing where a number is missing', () => {
		const rows = [{ label: 'a', marks: [null] }];
		const axis = percent('Share');
		const chart = rowChart({ ...about, kind: 'dots', axis, series: ['Share'], rows });
		expect(elements(parseMarkup(chart.text), 'circle')).toHaveLength(0);
	});
});

describe('a histogram', () => {
	it('draws each bin as high as its count', () => {
		const edges = [0, 1, 2];
		const x = { title: 'Error' };
		const chart = histogram({ ...about, x, yTitle: 'Rows', edges, counts: [4, 8] });
		const [low, high] = elements(parseMarkup(chart.text), 'rect').map(
			({ attributes }) => attributes,
		);
		expect(Number(high?.['height'])).toBeCloseTo(2 * Number(low?.['height']), 1);
		expect(Number(high?.['height'])).toBeCloseTo(228 - 26, 1); // ticks 0, 2, 4, 6, 8
	});
});

describe('texts in a drawing', () => {
	it('are cut at whole characters', () => {
		expect(fitText('contract', 150)).toBe('contract');
		expect(fitText('a'.repeat(200), 120)).toMatch(/^a{15,19}…$/);
		const family = '👩‍👩‍👧‍👦';
		expect(fitText(family.repeat(30), 60)).toBe(`${family.repeat(3)}…`);
	});

	it('are escaped, well-formed and without tricks of direction, whatever they hold', () => {
		const text = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 300 }),
			fc.constantFrom(
				'<script>alert(1)</script>',
				'"onload="x',
				'\u202eabc',
				'\ud800',
				'&amp;',
				'\u0000',
			),
		);
		fc.assert(
			fc.property(text, (name) => {
				const rows = [{ label: name, marks: [{ value: 1, low: 0, high: 2 }] }];
				const chart = rowChart({
					...{ id: 'x', title: name, description: name, kind: 'bars', rows },
					...{ axis: { title: name }, series: [name, name] },
				});
				const parsed = parseMarkup(chart.text);
				expect(elements(parsed, 'script')).toHaveLength(0);
				expect(chart.text).not.toMatch(/[\u202a-\u202e\u0000-\u0008]/);
				expect(chart.text.isWellFormed()).toBe(true);
			}),
			{ numRuns: 200 },
		);
	});
});
