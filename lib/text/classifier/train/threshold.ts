import type { SuggestedThreshold } from './evaluation';

/** Judged texts in order of confidence, lowest first. */
export interface ByConfidence {
	readonly confidence: readonly number[];
	readonly right: readonly boolean[];
}

export function orderedByConfidence(
	probabilities: Float64Array,
	truth: Uint16Array,
	guess: Uint16Array,
	nClasses: number,
): ByConfidence {
	const rows = Array.from(truth, (label, i) => ({
		confidence: probabilities[i * nClasses + (guess[i] ?? 0)] ?? 0,
		right: label === guess[i],
		i,
	}));
	rows.sort((a, b) => a.confidence - b.confidence || a.i - b.i);
	return {
		confidence: rows.map(({ confidence }) => confidence),
		right: rows.map(({ right }) => right),
	};
}

/** Of so many texts at least the accuracy above a threshold is told. */
const FEWEST_SURE = 20;
const LEAST_COVERAGE = 0.1;
const STEPS = 100;

/** The lowest threshold (in hundredths) above which the wanted share is right, on texts not seen. */
export function suggestThreshold(
	{ confidence, right }: ByConfidence,
	wanted: number,
): SuggestedThreshold {
	const n = confidence.length;
	const candidates = Array.from({ length: STEPS }, (_, i) => {
		const value = i / STEPS;
		const from = confidence.findIndex((own) => own >= value);
		const sure = from < 0 ? 0 : n - from;
		const hits = from < 0 ? 0 : right.slice(from).filter(Boolean).length;
		return { value, coverage: sure / Math.max(1, n), accuracy: sure > 0 ? hits / sure : 0, sure };
	}).filter(({ sure, coverage }) => sure >= Math.min(FEWEST_SURE, n) && coverage >= LEAST_COVERAGE);
	const good = candidates.find(({ accuracy }) => accuracy >= wanted);
	const best = good ?? candidates.reduce((a, b) => (b.accuracy > a.accuracy ? b : a));
	const { value, coverage, accuracy } = best;
	const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
	const sentence = `From confidence ${value} on, ${percent(accuracy)} of the labels are right; that is ${percent(coverage)} of the texts.`;
	const why = good
		? sentence
		: `No threshold reaches ${percent(wanted)}; this one comes nearest. ${sentence}`;
	return { value, coverage, accuracy, why };
}
