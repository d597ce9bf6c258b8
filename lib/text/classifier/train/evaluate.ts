import { wilson } from '../../../math';
import { orderedByConfidence, suggestThreshold } from './threshold';
import { doubtfulRows } from './doubtful';
import { excerpt } from './excerpt';
import type { Bounded, ClassQuality, Confusion, Evaluation } from './evaluation';
import type { CurvePoint, Judged } from './judged';
import type { Labelled } from './labelled';

const SHOWN_CONFUSIONS = 20;
const SHOWN_EXAMPLES = 3;
const GROUPS = 10;

/** What the judged texts say of the classifier. */
export function evaluate(
	labelled: Labelled,
	judged: Judged,
	how: string,
	wantedAccuracy: number,
): Evaluation {
	const { labels, classes } = labelled;
	const truth = Uint16Array.from(judged.places, (place) => labels[place] ?? 0);
	const guess = likeliest(judged.probabilities, classes.length);
	const counts = countPairs(truth, guess, classes.length);
	const right = truth.reduce((sum, label, i) => sum + (label === guess[i] ? 1 : 0), 0);
	const accuracy = shareOf(right, truth.length);
	const baseline = majority(truth, classes);
	const quality = classes.map((label, own) => qualityOf(label, own, counts));
	const sorted = orderedByConfidence(judged.probabilities, truth, guess, classes.length);
	return {
		how,
		texts: truth.length,
		accuracy,
		macroF1: quality.reduce((sum, { f1 }) => sum + f1, 0) / classes.length,
		baseline,
		beatsBaseline: accuracy.low > baseline.high,
		calibrationError: calibrationError(sorted.confidence, sorted.right),
		classes: quality,
		confusions: confusions(labelled, judged, truth, guess, counts),
		threshold: suggestThreshold(sorted, wantedAccuracy),
		learningCurve: { points: judged.curve, advice: adviceOf(judged.curve) },
		doubtful: doubtfulRows(labelled, judged, truth),
	};
}

function likeliest(probabilities: Float64Array, nClasses: number): Uint16Array {
	const guess = new Uint16Array(probabilities.length / nClasses);
	for (let i = 0; i < guess.length; i++) {
		let best = 0;
		for (let k = 1; k < nClasses; k++)
			if ((probabilities[i * nClasses + k] ?? 0) > (probabilities[i * nClasses + best] ?? 0))
				best = k;
		guess[i] = best;
	}
	return guess;
}

/** Texts by actual (outer) and predicted class. */
function countPairs(truth: Uint16Array, guess: Uint16Array, nClasses: number): Uint32Array[] {
	const counts = Array.from({ length: nClasses }, () => new Uint32Array(nClasses));
	truth.forEach((label, i) => {
		const row = counts[label];
		const column = guess[i] ?? 0;
		if (row) row[column] = (row[column] ?? 0) + 1;
	});
	return counts;
}

function qualityOf(label: string, own: number, counts: readonly Uint32Array[]): ClassQuality {
	const hits = counts[own]?.[own] ?? 0;
	const texts = counts[own]?.reduce((sum, count) => sum + count, 0) ?? 0;
	const put = counts.reduce((sum, row) => sum + (row[own] ?? 0), 0);
	return {
		...{ label, texts },
		precision: put > 0 ? hits / put : null,
		recall: texts > 0 ? hits / texts : null,
		f1: texts + put > 0 ? (2 * hits) / (texts + put) : 0,
	};
}

function majority(truth: Uint16Array, classes: readonly string[]): Bounded & { label: string } {
	const counts = new Uint32Array(classes.length);
	truth.forEach((label) => (counts[label] = (counts[label] ?? 0) + 1));
	const most = counts.reduce((best, count) => Math.max(best, count), 0);
	return { label: classes[counts.indexOf(most)] ?? '', ...shareOf(most, truth.length) };
}

function shareOf(hits: number, of: number): Bounded {
	const { value, low, high } = wilson(hits, of);
	return { value, low, high };
}

/** Expected calibration error over ten groups of equal size; lists in order of confidence. */
function calibrationError(confidence: readonly number[], right: readonly boolean[]): number {
	const n = confidence.length;
	let error = 0;
	for (let group = 0; group < GROUPS; group++) {
		const [from, to] = [Math.floor((group * n) / GROUPS), Math.floor(((group + 1) * n) / GROUPS)];
		let off = 0;
		for (let i = from; i < to; i++) off += (confidence[i] ?? 0) - (right[i] ? 1 : 0);
		error += Math.abs(off) / Math.max(1, n);
	}
	return error;
}

function confusions(
	{ texts, classes }: Labelled,
	{ places }: Judged,
	truth: Uint16Array,
	guess: Uint16Array,
	counts: readonly Uint32Array[],
): Confusion[] {
	const pairs = counts.flatMap((row, actual) =>
		Array.from(row, (count, predicted) => ({ actual, predicted, count })).filter(
			({ count, predicted }) => count > 0 && predicted !== actual,
		),
	);
	pairs.sort((a, b) => b.count - a.count || a.actual - b.actual || a.predicted - b.predicted);
	return pairs.slice(0, SHOWN_CONFUSIONS).map(({ actual, predicted, count }) => {
		const examples = Array.from(places)
			.filter((_, i) => truth[i] === actual && guess[i] === predicted)
			.sort((a, b) => a - b)
			.slice(0, SHOWN_EXAMPLES);
		return {
			actual: classes[actual] ?? '',
			predicted: classes[predicted] ?? '',
			texts: count,
			examples: examples.map((place) => excerpt(texts[place] ?? '')),
		};
	});
}

/** Points of accuracy that twice the texts must have brought before more are said to help. */
const WORTH_IT = 0.01;

function adviceOf(curve: readonly CurvePoint[]): string {
	const [half, whole] = [curve.at(-2), curve.at(-1)];
	if (!half || !whole) return 'There were too few texts for a learning curve.';
	const gain = whole.accuracy - half.accuracy;
	const points = (gain * 100).toFixed(1);
	if (gain >= WORTH_IT)
		return `More examples would help: twice the texts (${half.texts} → ${whole.texts}) brought ${points} points.`;
	return `More examples of the same kind will help little: twice the texts (${half.texts} → ${whole.texts}) brought ${points} points. Clear labels help more.`;
}
