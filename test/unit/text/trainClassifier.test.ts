import { dateColumn, stringColumn, Table } from '../../../lib/table';
import {
	classifyRows,
	classifyTexts,
	fitPart,
	openTextClassifier,
	trainTextClassifier,
	type TrainTextOptions,
} from '../../../lib/text';
import { testContext } from '../../support/context';

const OPENINGS = ['hello', 'hi there', 'good morning', 'dear team', 'please', 'urgent'];
const SENTENCES = {
	delivery: ['where is my parcel', 'the courier has not come', 'track the delivery'],
	refund: ['give me my money back', 'refund the shoes', 'the return was not paid'],
	payment: ['my card was declined', 'the invoice is wrong', 'the payment failed twice'],
};

interface Row {
	readonly text: string | null;
	readonly label: string | null;
}

/** 54 different messages, 18 a label. */
const messages: readonly Row[] = OPENINGS.flatMap((opening) =>
	Object.entries(SENTENCES).flatMap(([label, list]) =>
		list.map((sentence) => ({ text: `${opening}, ${sentence}`, label })),
	),
);

const tableOf = (rows: readonly Row[]) =>
	new Table([
		['text', stringColumn(rows.map(({ text }) => text))],
		['label', stringColumn(rows.map(({ label }) => label))],
	]);

const context = (cancelAfter?: number) => {
	const own = testContext(cancelAfter === undefined ? {} : { cancelAfter });
	const run = { signal: own.signal };
	const tasks = {
		'text.fitPart': (input: Parameters<typeof fitPart>[0]) => fitPart(input, run),
		'text.classifyRows': (input: Parameters<typeof classifyRows>[0]) => classifyRows(input, run),
	};
	return { ...testContext({ tasks }), signal: own.signal };
};

const train = async (rows: readonly Row[], options: Partial<TrainTextOptions> = {}) =>
	await trainTextClassifier(
		tableOf(rows),
		{ textColumn: 'text', labelColumn: 'label', network: 'never', ...options },
		context(),
	);

describe('training a text classifier', () => {
	it('learns the labels, says how well, and gives the same bytes again', async () => {
		const { artefact, report, info } = await train(messages, { network: 'auto' });
		const again = await train(messages, { network: 'auto' });
		expect(again.artefact).toEqual(artefact);
		const classifier = await openTextClassifier(artefact);
		const [found] = classifier.classify(['the parcel, where is it?']);
		expect(found?.label).toBe('delivery');
		const { evaluation } = report;
		expect(evaluation.texts).toBe(54);
		expect(evaluation.accuracy.value).toBeGreaterThan(0.9);
		expect(evaluation.baseline.value).toBeCloseTo(1 / 3, 12);
		expect(evaluation.beatsBaseline).toBe(true);
		expect(evaluation.threshold.accuracy).toBeGreaterThanOrEqual(0.95);
		expect(info).toMatchObject({ classes: 3, texts: 54, metric: 'accuracy' });
		const refund = report.classes.find(({ label }) => label === 'refund');
		expect(refund?.words.map(({ text }) => text)).toContain('refund');
	});

	it('keeps equal texts on one side: labels drawn by lot are not learned by heart', async () => {
		// Each text three times with one label; the labels have nothing to do with the words.
		const nonsense = Array.from({ length: 60 }, (_, i) => ({
			text: `q${(i * 7919) % 1009} z${(i * 104729) % 997}`,
			label: (i * 31) % 7 < 3 ? 'a' : 'b',
		}));
		const { report } = await train([...nonsense, ...nonsense, ...nonsense]);
		expect(report.duplicates).toBe(120);
		expect(report.evaluation.accuracy.value).toBeLessThan(0.75);
		expect(report.evaluation.beatsBaseline).toBe(false);
		expect(report.notes[0]).toMatch(/^It is not clearly better than always saying/);
	});

	it('leaves out rare labels and empty rows, and says which', async () => {
		const rows = [
			...messages,
			{ text: 'a single praise', label: 'praise' },
			{ text: 'another praise', label: 'praise' },
			{ text: '', label: 'refund' },
			{ text: 'no label here', label: null },
		];
		const { leftOut, classes, notes } = (await train(rows)).report;
		expect(classes.map(({ label }) => label)).toEqual(['delivery', 'payment', 'refund']);
		expect(leftOut).toEqual({
			...{ withoutText: 1, withoutLabel: 1, beyondLimit: 0 },
			rareClasses: [{ label: 'praise', examples: 2, rows: [54, 55] }],
		});
		expect(notes).toContain('"praise" has too few examples (2) and was left out; rows 55, 56.');
	});

	it('takes other spellings of a label for the same', async () => {
		const rows = messages.map((row, i) =>
			row.label === 'refund' && i % 2 === 0 ? { ...row, label: ' Refund ' } : row,
		);
		const { spellings, classes } = (await train(rows)).report;
		expect(classes).toHaveLength(3);
		expect(spellings).toHaveLength(1);
		expect(spellings[0]?.label.toLowerCase()).toBe('refund');
	});

	it('finds the row whose label is wrong', async () => {
		const wrong = messages.findIndex(({ label }) => label === 'payment');
		const rows = messages.map((row, i) => (i === wrong ? { ...row, label: 'delivery' } : row));
		const { doubtful } = (await train(rows)).report.evaluation;
		expect(doubtful.rows[0]).toMatchObject({
			...{ row: wrong, label: 'delivery', suggested: 'payment' },
		});
	});

	it('is judged on later texts only when there are dates', async () => {
		const table = tableOf(messages).with([
			['at', dateColumn(messages.map((_, i) => Date.UTC(2026, 0, 1 + i)))],
		]);
		const options = { textColumn: 'text', labelColumn: 'label', dateColumn: 'at' };
		const { report } = await trainTextClassifier(table, options, context());
		// Five spans of 10 or 11 texts; the first is never judged.
		expect(report.evaluation.texts).toBe(54 - 10);
		expect(report.evaluation.how).toContain('earlier');
	});

	it.each<[string, Partial<TrainTextOptions>, string]>([
		['a missing column', { labelColumn: 'intent' }, 'MISSING_COLUMN'],
		['text and label in one column', { labelColumn: 'text' }, 'INVALID_PARAMETER'],
		['one example a label', { fewestExamples: 1 }, 'INVALID_PARAMETER'],
		['too many examples wanted', { fewestExamples: 40 }, 'EMPTY_INPUT'],
		['an accuracy above 1', { wantedAccuracy: 2 }, 'INVALID_PARAMETER'],
		['a weight of 0', { c: 0 }, 'INVALID_PARAMETER'],
	])('refuses %s', async (_, options, code) => {
		await expect(train(messages, options)).rejects.toMatchObject({ code });
	});

	it('refuses labels as long as texts', async () => {
		const rows = messages.map((row) => ({ ...row, label: `${row.label} `.repeat(100) }));
		await expect(train(rows)).rejects.toMatchObject({ code: 'INVALID_PARAMETER' });
	});

	it('stops when it is cancelled', async () => {
		const work = trainTextClassifier(
			tableOf(messages),
			{ textColumn: 'text', labelColumn: 'label' },
			context(10),
		);
		await expect(work).rejects.toMatchObject({ code: 'CANCELLED' });
	});
});

describe('classifying texts', () => {
	let artefact: Uint8Array;
	beforeAll(async () => {
		({ artefact } = await train(messages));
	});
	const classify = async (texts: readonly (string | null)[], more: object = {}) =>
		await classifyTexts(
			new Table([['text', stringColumn(texts)]]),
			{ artefact, textColumn: 'text', ...more },
			context(),
		);

	it('gives label, confidence, the likeliest labels and the words that speak for them', async () => {
		const { rows, report } = await classify(['Refund the SHOES!', 'my card']);
		const top = JSON.parse(String(rows.cell('predicted_top', 0)));
		expect(rows.cell('predicted_label', 0)).toBe('refund');
		expect(top[0]).toEqual({ label: 'refund', probability: rows.cell('predicted_confidence', 0) });
		expect(top.map(({ label }: { label: string }) => label).sort()).toEqual([
			...['delivery', 'payment', 'refund'],
		]);
		const words = JSON.parse(String(rows.cell('predicted_reasons', 0)));
		expect(words.map(({ text }: { text: string }) => text)).toContain('refund');
		expect(report).toMatchObject({ rows: 2, withoutText: 0 });
	});

	it.each([0, 0.5, 0.99, 1])('puts each row on one side of %d', async (threshold) => {
		const texts = ['parcel', 'the card is fine but the parcel', '', null, '\ud800', '  '];
		const { rows, report } = await classify(texts, { threshold });
		texts.forEach((_, row) => {
			const sure =
				rows.cell('predicted_label', row) !== null &&
				Number(rows.cell('predicted_confidence', row)) >= threshold;
			expect(rows.cell('predicted_unsure', row)).toBe(!sure);
		});
		expect(report.sure + report.unsure).toBe(texts.length);
		expect(report.withoutText).toBe(3);
		expect(rows.cell('predicted_note', 2)).toBe('No text');
	});

	it('reads hostile texts quickly', async () => {
		const long = 'card '.repeat(200_000);
		const tags = '<b>'.repeat(20_000);
		const { rows } = await classify([long, tags, '\0\0', '__proto__', '١٢٣ 😀', 'x'.repeat(1e6)]);
		expect(rows.numRows).toBe(6);
		expect(rows.cell('predicted_label', 0)).toBe('payment');
	});

	it.each([
		['a threshold above 1', { threshold: 1.1 }],
		['no likeliest label', { topK: 0 }],
		['half a reason', { reasons: 0.5 }],
	])('refuses %s', async (_, options) => {
		await expect(classify(['a'], options)).rejects.toMatchObject({ code: 'INVALID_PARAMETER' });
	});

	it('refuses bytes that are no classifier', async () => {
		const wrong = { artefact: Uint8Array.of(1, 2, 3) };
		await expect(classify(['a'], wrong)).rejects.toMatchObject({ code: 'CORRUPT_FILE' });
	});
});
