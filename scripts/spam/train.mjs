// Trains the shipped spam filter and judges it by five folds. Needs a build and ../shared/data. With --write the weights go to
// lib/text/spam/weights/spam.safetensors; same data, same bytes. See docs/models/spam.md.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../host/checkout.mjs';
import { furtherTexts, hasData, smsTexts } from './texts.mjs';

const require = createRequire(import.meta.url);
const dist = (path) => require(join(root, 'dist', 'lib', path));
const { Random, stratifiedFolds, takeCsrRows } = dist('math/index.js');
const { fitSupportVectors, decision } = dist('text/linear/supportVectors.js');
const { fitSoftmaxScale } = dist('text/linear/softmaxScale.js');
const { spamRow, SPAM_COLUMNS, WORD_COLUMNS, RUN_COLUMNS } = dist('text/spam/spamRow.js');
const { SPAM_THRESHOLD } = dist('text/spam/spamFilter.js');
const { writeSafetensors } = dist('table/index.js');

const FOLDS = 5;
const SEED = 7;
const C = 1;

/** Columns ascending, as sparse matrices have them. */
function ascending({ columns, values }) {
	const order = [...columns.keys()].sort((a, b) => columns[a] - columns[b]);
	return { columns: order.map((i) => columns[i]), values: order.map((i) => values[i]) };
}

function matrixOf(texts) {
	const rows = texts.map(({ text }) => ascending(spamRow(text)));
	const indptr = new Uint32Array(rows.length + 1);
	rows.forEach(({ columns }, i) => (indptr[i + 1] = indptr[i] + columns.length));
	return {
		nRows: rows.length,
		nCols: SPAM_COLUMNS,
		indptr,
		indices: Uint32Array.from(rows.flatMap(({ columns }) => columns)),
		values: Float32Array.from(rows.flatMap(({ values }) => values)),
	};
}

/** Texts of one group are in one fold, so that no filled template is judged by a model that knows it. */
function foldsOf(texts) {
	const folds = stratifiedFolds(
		Uint8Array.from(texts, ({ spam }) => (spam ? 1 : 0)),
		FOLDS,
		SEED,
	);
	const ofGroup = new Map();
	texts.forEach(({ group }, row) => {
		if (group === '') return;
		if (!ofGroup.has(group)) ofGroup.set(group, folds[row]);
		folds[row] = ofGroup.get(group);
	});
	return folds;
}

const fit = (matrix, sides) => fitSupportVectors(matrix, sides, { c: C, seed: SEED });

/** Decisions about each text by a model of the other folds. */
function outOfFold(matrix, sides, folds) {
	const decisions = new Float64Array(matrix.nRows);
	for (let fold = 0; fold < FOLDS; fold++) {
		const rows = [...folds.keys()];
		const train = rows.filter((row) => folds[row] !== fold);
		const plane = fit(
			takeCsrRows(matrix, train),
			Int8Array.from(train, (row) => sides[row]),
		);
		for (const row of rows.filter((own) => folds[own] === fold))
			decisions[row] = decision(matrix, row, plane);
	}
	return decisions;
}

/** Platt's line, by the softmax of two classes. */
function plattOf(decisions, labels) {
	const pairs = new Float64Array(decisions.length * 2);
	decisions.forEach((value, row) => pairs.set([-value, value], row * 2));
	const { slope, shifts } = fitSoftmaxScale(pairs, labels, 2);
	return { slope: 2 * slope, shift: shifts[1] - shifts[0] };
}

function quantised(weights) {
	const step = Math.fround(weights.reduce((most, w) => Math.max(most, Math.abs(w)), 0) / 127);
	return { values: Int8Array.from(weights, (w) => Math.round(w / step)), step };
}

function judge(name, rows, { probabilities, labels }) {
	const count = (test) => rows.filter(test).length;
	const called = (row) => probabilities[row] >= SPAM_THRESHOLD;
	const caught = count((row) => called(row) && labels[row] === 1);
	const lost = count((row) => called(row) && labels[row] === 0);
	const spam = count((row) => labels[row] === 1);
	const right = (limit) => count((row) => probabilities[row] >= limit === (labels[row] === 1));
	let error = 0;
	for (let bin = 0; bin < 10; bin++) {
		const own = rows.filter((row) => Math.min(9, Math.floor(probabilities[row] * 10)) === bin);
		error +=
			Math.abs(own.reduce((sum, row) => sum + probabilities[row] - labels[row], 0)) / rows.length;
	}
	console.log(
		`${name}: ${rows.length} texts, ${spam} spam; accuracy at 0.5 ${(right(0.5) / rows.length).toFixed(4)}, at ${SPAM_THRESHOLD} ${(right(SPAM_THRESHOLD) / rows.length).toFixed(4)}; ` +
			`at ${SPAM_THRESHOLD} spam caught ${(caught / spam).toFixed(4)}, precision ${(caught / (caught + lost)).toFixed(4)}, wanted lost ${lost} of ${rows.length - spam}; calibration error ${error.toFixed(4)}`,
	);
}

if (!hasData()) throw new Error('../shared/data is not there.');
const sms = smsTexts();
const texts = [...sms, ...furtherTexts(new Random(SEED))];
const labels = Uint8Array.from(texts, ({ spam }) => (spam ? 1 : 0));
const sides = Int8Array.from(labels, (label) => (label === 1 ? 1 : -1));
const matrix = matrixOf(texts);
const decisions = outOfFold(matrix, sides, foldsOf(texts));
const platt = plattOf(decisions, labels);
const probabilities = decisions.map((d) => 1 / (1 + Math.exp(-(platt.slope * d + platt.shift))));
const rows = [...texts.keys()];
judge('sms-spam', rows.slice(0, sms.length), { probabilities, labels });
judge('further texts', rows.slice(sms.length), { probabilities, labels });
if (process.argv.includes('--write')) {
	const plane = fit(matrix, sides);
	const words = quantised(plane.slice(0, WORD_COLUMNS));
	const runs = quantised(plane.slice(WORD_COLUMNS, WORD_COLUMNS + RUN_COLUMNS));
	const tensors = new Map([
		['words', words.values],
		['words.step', Float32Array.of(words.step)],
		['runs', runs.values],
		['runs.step', Float32Array.of(runs.step)],
		['signs', Float32Array.from(plane.slice(WORD_COLUMNS + RUN_COLUMNS, SPAM_COLUMNS))],
		['line', Float64Array.of(plane[SPAM_COLUMNS], platt.slope, platt.shift)],
	]);
	const folder = join(root, 'lib', 'text', 'spam', 'weights');
	mkdirSync(folder, { recursive: true });
	const bytes = writeSafetensors({ metadata: new Map([['model', 'spam filter']]), tensors });
	writeFileSync(join(folder, 'spam.safetensors'), bytes);
	console.log(`written: ${bytes.length} bytes`);
}
