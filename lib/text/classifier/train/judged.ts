import { joined } from '../../../math';
import type { JobContext } from '../../../ports';
import { blendProbabilities, fitBlendScale, type BlendScale } from '../../linear/blendScale';
import { modelsOf, type FitSettings } from '../fittedTexts';
import { openTextClassifier } from '../openTextClassifier';
import { TextClassifier } from '../textClassifier';
import type { FitAnswer, FitRequest } from './fitPart';
import type { Labelled } from './labelled';
import type { Part, Plan } from './plan';

/** Texts that were judged by models that had not seen them. */
export interface Judged {
	/** Places of these texts among those learned from, each once. */
	readonly places: Uint32Array;
	/** Places × classes; calibrated on other parts than the one they judge. */
	readonly probabilities: Float64Array;
	/** Of the first part: how right models of fewer texts were. */
	readonly curve: readonly CurvePoint[];
	/** Whether hyperplanes by ratios stand beside the others. */
	readonly ratio: boolean;
	/** Whether a network stands beside the hyperplanes. */
	readonly network: boolean;
	/** Whether the rules of sentiment stand beside the n-grams. */
	readonly rules: boolean;
}

export interface CurvePoint {
	readonly texts: number;
	readonly accuracy: number;
}

/** Shares of the first part's training texts for the learning curve, beside all of them. */
const SHARES = [0.25, 0.5];

/** Fits the model of all texts, and those that judge it, on all threads. Same data + seed = same numbers for any number of threads. */
export async function fitAndJudge(
	labelled: Labelled,
	plan: Plan,
	settings: FitSettings,
	context: JobContext,
): Promise<{ classifier: TextClassifier; judged: Judged }> {
	const { whole, parts, smaller } = requestsOf(labelled, plan, settings);
	// The longest first, so that no thread waits for it at the end.
	const requests = [whole, ...parts, ...smaller];
	context.progress(0.05, `Training ${requests.length} models: one to keep, the others to judge it`);
	const [all, ...others] = await context.map<FitRequest, FitAnswer>('text.fitPart', requests);
	context.signal.throwIfCancelled();
	context.progress(0.9, 'Calibrating');
	const answers = others.map(({ decisions }) => decisions);
	const { classes, fitted } = await openTextClassifier(all?.artefact ?? new Uint8Array(0));
	// The last model is the network: parts may have had room for one where the whole had not.
	const nModels = Math.min(modelsOf(fitted), ...answers.map(({ length }) => length));
	const kept = nModels < modelsOf(fitted) ? { ...fitted, network: null } : fitted;
	const used = answers.slice(0, parts.length).map((list) => list.slice(0, nModels));
	const { scale, ...found } = calibrated(labelled, plan.parts, used);
	const points = curve(labelled, plan, answers, smaller);
	return {
		classifier: new TextClassifier(classes, kept, scale),
		judged: {
			...{ ...found, curve: points },
			ratio: kept.ratio !== null,
			network: kept.network !== null,
			rules: kept.rules !== null,
		},
	};
}

/** All texts; each part of the plan; shares of the first part for the learning curve. */
function requestsOf(labelled: Labelled, { parts }: Plan, settings: FitSettings) {
	const request = (train: Uint32Array, test: Uint32Array): FitRequest => ({
		...pick(labelled, train),
		classes: labelled.classes,
		settings,
		others: Array.from(test, (place) => labelled.texts[place] ?? ''),
		keep: false,
	});
	const everything = Uint32Array.from(labelled.texts.keys());
	return {
		whole: { ...request(everything, new Uint32Array(0)), keep: true },
		parts: parts.map(({ train, test }) => request(train, test)),
		smaller: parts
			.slice(0, 1)
			.flatMap(({ train, test }) => SHARES.map((share) => request(everyNth(train, share), test))),
	};
}

/** `answers`: of the plan's parts, then of the smaller shares of the first. */
function curve(
	labelled: Labelled,
	{ parts }: Plan,
	answers: readonly (readonly Float64Array[])[],
	smaller: readonly FitRequest[],
): CurvePoint[] {
	const [first] = parts;
	if (!first) return [];
	const point = (texts: number, answer: readonly Float64Array[] = []): CurvePoint => {
		const [decisions = new Float64Array(0)] = answer;
		return { texts, accuracy: accuracyOf(decisions, first.test, labelled) };
	};
	return [
		...smaller.map(({ texts }, i) => point(texts.length, answers[parts.length + i])),
		point(first.train.length, answers[0]),
	];
}

const pick = ({ texts, labels }: Labelled, places: Uint32Array) => ({
	texts: Array.from(places, (place) => texts[place] ?? ''),
	labels: Uint16Array.from(places, (place) => labels[place] ?? 0),
});

/** A share of the list, spread evenly over it. */
const everyNth = (list: Uint32Array, share: number) =>
	list.filter((_, i) => Math.floor((i + 1) * share) > Math.floor(i * share));

/** The hyperplanes alone: their decisions need no calibration to be compared. */
function accuracyOf(decisions: Float64Array, test: Uint32Array, { labels, classes }: Labelled) {
	let right = 0;
	test.forEach((place, i) => {
		const row = decisions.subarray(i * classes.length, (i + 1) * classes.length);
		if (row.indexOf(row.reduce((a, b) => Math.max(a, b), -Infinity)) === labels[place]) right++;
	});
	return test.length > 0 ? right / test.length : 0;
}

/** The scale from all parts, and the probabilities of each part by a scale of the others. */
function calibrated(
	{ labels, classes }: Labelled,
	parts: readonly Part[],
	answers: readonly (readonly Float64Array[])[],
): { scale: BlendScale; places: Uint32Array; probabilities: Float64Array } {
	const scaleOf = (chosen: readonly number[]): BlendScale => {
		const nModels = answers[0]?.length ?? 0;
		const lists = Array.from({ length: nModels }, (_, model) =>
			joined(chosen.map((i) => answers[i]?.[model] ?? new Float64Array(0))),
		);
		const truth = chosen.flatMap((i) =>
			Array.from(parts[i]?.test ?? [], (place) => labels[place] ?? 0),
		);
		return fitBlendScale(lists, truth, classes.length);
	};
	const all = [...parts.keys()];
	const scale = scaleOf(all);
	const probabilities = joined(
		all.map((own) => {
			const rest = all.filter((i) => i !== own);
			return blendProbabilities(answers[own] ?? [], rest.length > 0 ? scaleOf(rest) : scale);
		}),
	);
	const places = Uint32Array.from(parts.flatMap(({ test }) => [...test]));
	return { scale, places, probabilities };
}
