import { checkModelCard, trainModel, type ModelCard } from '../../../lib/learn';
import { MOST } from '../../../lib/learn/card/bounds';
import { Random } from '../../../lib/math';
import { modelCardHtml, modelCardJob } from '../../../lib/report';
import { numberColumn, stringColumn, Table } from '../../../lib/table';
import { readFileSync } from 'node:fs';
import { testContext } from '../../support/context';
import { elements, parseMarkup } from '../../support/wellFormed';

const SAVED = { name: 'churn', version: 3, trainedAt: Date.UTC(2026, 10, 22, 5, 40) };
const N = 240;

function tableWith(names: { number: string; text: string; target: string }, classes: string[]) {
	const random = new Random(4);
	const x = Array.from({ length: N }, () => random.uniform(0, classes.length));
	const label = x.map((value) => classes[Math.floor(value)] ?? '');
	const noisy = label.map((name) => (random.uniform() < 0.1 ? (classes[0] ?? '') : name));
	return new Table([
		[names.number, numberColumn(x.map((value) => value + random.normal(0, 0.3)))],
		[names.text, stringColumn(x.map((_, i) => classes[i % classes.length] ?? ''))],
		[names.target, stringColumn(noisy)],
	]);
}

async function cardOf(names: { number: string; text: string; target: string }, classes: string[]) {
	const { card } = await trainModel(
		tableWith(names, classes),
		{ target: names.target, algorithm: 'naiveBayes', onLeak: 'report' },
		testContext(),
	);
	return card;
}

const PLAIN = { number: 'recency', text: 'plan', target: 'churned' };

describe('the page of a model card', () => {
	let card: ModelCard;
	let html: string;
	beforeAll(async () => {
		card = await cardOf(PLAIN, ['no', 'yes']);
		html = modelCardHtml(card, SAVED);
	});

	it('is one well-formed file without script, links or anything loaded', () => {
		const page = parseMarkup(html);
		for (const name of ['script', 'link', 'img', 'iframe', 'a', 'object', 'form'])
			expect(elements(page, name)).toHaveLength(0);
		expect(html.replaceAll('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(
			/https?:|url\(|@import/,
		);
		expect(html.length).toBeLessThan(300_000);
	});

	it('answers the three questions first', () => {
		const heads = elements(parseMarkup(html), 'h3').map(({ text }) => text);
		expect(heads.slice(0, 4)).toEqual([
			...['What does it predict?', 'Can I trust it?', 'What do I use it for?', 'Limits'],
		]);
		expect(html).toContain('✓ Yes');
		expect(html).toContain('trained 2026-11-22 05:40 UTC');
	});

	it('has ROC, gain, calibration and importance as drawings with their numbers as tables', () => {
		const figures = elements(parseMarkup(html), 'figure');
		const titles = figures.map((figure) => elements(figure, 'h3')[0]?.text);
		expect(titles).toEqual(
			expect.arrayContaining(['ROC curve', 'Gain', 'Calibration', 'Importance']),
		);
		for (const figure of figures) {
			expect(elements(figure, 'svg')).toHaveLength(1);
			expect(elements(figure, 'tr').length).toBeGreaterThan(2);
		}
	});

	it('gives every drawing its own ids', () => {
		const ids = elements(parseMarkup(html), 'svg').map((svg) => svg.attributes['aria-labelledby']);
		expect(new Set(ids).size).toBe(ids.length);
	});

	it('is the same text for the same card', () => {
		expect(modelCardHtml(structuredClone(card), SAVED)).toBe(html);
	});

	it('says so when the model was not saved', () => {
		const page = modelCardHtml(card, { name: null, version: null, trainedAt: null });
		expect(page).toContain('<h1><bdi>Prediction of churned (not saved)</bdi></h1>');
		expect(page).not.toContain('trained 20');
	});
});

describe('hostile names', () => {
	const names = {
		number: `<script>alert("1")</script>${'x'.repeat(300)}`,
		text: '\u202eמחיר"onmouseover="alert(1)',
		target: "'\u0000</title><img src=x onerror=alert(1)>",
	};
	const classes = ['<b>bold</b>', '👩‍👩‍👧‍👦'.repeat(40), 'שלום', '&lt;', `${'long '.repeat(60)}`];

	it('stay text, in the page and in the JSON', async () => {
		const card = await cardOf(names, classes);
		const html = modelCardHtml(card, { name: '<i>name</i>', version: 1, trainedAt: 0 });
		const page = parseMarkup(html);
		for (const name of ['script', 'img', 'b', 'i'])
			expect(elements(page, name).map(({ text }) => text)).toEqual([]);
		expect(html).not.toMatch(/[\u202a-\u202e\u0000]/);
		expect(html.length).toBeLessThan(300_000);
		expect(Math.max(...card.classes.map(({ name }) => name.length))).toBeLessThanOrEqual(200);
	});
});

describe('the longest card that training writes', () => {
	it('makes a page below 300 kB', async () => {
		const card = await cardOf(PLAIN, ['no', 'yes']);
		const name = 'wide column '.repeat(16).trim();
		const times = <T>(n: number, make: (i: number) => T) =>
			Array.from({ length: n }, (_, i) => make(i));
		const points = times(100, (i) => ({ x: i / 99, y: Math.sqrt(i / 99) }));
		const long: ModelCard = {
			...card,
			classes: times(MOST.classes, (i) => ({ name: `${name} ${i}`, rows: 1234 })),
			fingerprint: {
				...card.fingerprint,
				columns: times(MOST.columns, (i) => ({ name: `${name} ${i}`, type: 'number' })),
			},
			features: times(MOST.columns, (i) => ({
				...{ column: `${name} ${i}`, kind: 'category', use: 'one of 64 categories' },
				...{ categories: times(8, (c) => `category ${c}`.padEnd(60, '.')), moreCategories: 56 },
			})),
			leftOut: times(MOST.leftOut, (i) => ({ column: `${name} ${i}`, reason: 'constant' })),
			importance: times(MOST.importance, (i) => {
				return { feature: `${name} ${i}`, importance: 1 / (i + 1), low: 0, high: 1 };
			}),
			curves: times(MOST.curves, (i) => {
				return { name: `${name} ${i}`, share: 0.1, auc: 0.9, roc: points, precisionRecall: points };
			}),
		};
		expect(checkModelCard(JSON.parse(JSON.stringify(long)))).toEqual(long);
		const html = modelCardHtml(long, SAVED);
		parseMarkup(html);
		expect(html.length).toBeLessThan(300_000);
	});
});

describe('the job report.modelCard', () => {
	const table = new Table([]);

	it('takes the card out of a saved model', async () => {
		const options = {
			target: 'churned',
			algorithm: 'logisticRegression',
			onLeak: 'report',
		} as const;
		const { card, artefact } = await trainModel(
			tableWith(PLAIN, ['no', 'yes']),
			options,
			testContext(),
		);
		const result = modelCardJob(table, { artefact: artefact ?? new Uint8Array(), ...SAVED });
		expect(result).toMatchObject({ card, fileName: 'churn-v3-card.html' });
		expect(result.html).toBe(modelCardHtml(card, SAVED));
	});

	it('says what to do for a model of version 1, which has none', () => {
		const golden = JSON.parse(readFileSync('test/golden/learn-model-v1.json', 'utf8')) as {
			models: { churn: { artefact: string } };
		};
		const artefact = new Uint8Array(Buffer.from(golden.models.churn.artefact, 'base64'));
		expect(() => modelCardJob(table, { artefact })).toThrow('wrote no model card');
	});

	it('refuses what is no card, and names files without tricks', async () => {
		expect(() => modelCardJob(table, { card: { form: 1 } })).toThrow('cannot be read');
		expect(() => modelCardJob(table, {})).toThrow('no model to write a card of');
		const card = await cardOf(PLAIN, ['no', 'yes']);
		const { fileName } = modelCardJob(table, { card, name: '../../etc/pass wd', version: 2 });
		expect(fileName).toBe('etc-pass-wd-v2-card.html');
	});
});
