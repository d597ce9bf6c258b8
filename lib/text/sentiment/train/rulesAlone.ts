import { LEANING_FEATURES, POLARITY_FEATURES, type StackWeights } from '../stack';
import type { ReadText } from './labelledTexts';
import { fitLogistic } from './logistic';

/** Places in `polarityFeatures` and `leaningFeatures`: the squeezed sum, its size, and whether no word counted. */
const SQUEEZED = 2;
const [STRENGTH, SILENT] = [3, 5];

/**
 * The second storey for a language without labelled texts that may be used: what the strength of the rules' score means is
 * learned from other languages, each read by its own rules: from texts that take a side, and from texts of which some are
 * neutral. Without an intercept: a score above 0 is positive.
 */
export function fitRulesAlone(sided: readonly ReadText[], open: readonly ReadText[]): StackWeights {
	const polarity = fitLogistic(
		Float64Array.from(sided, (text) => text.polarity[SQUEEZED] ?? 0),
		1,
		sided.map((text) => (text.label > 1 ? 1 : 0)),
		false,
	);
	const leaning = fitLogistic(
		Float64Array.from(
			open.flatMap((text) => [text.leaning[STRENGTH] ?? 0, text.leaning[SILENT] ?? 0]),
		),
		2,
		open.map((text) => (text.label !== 1 ? 1 : 0)),
	);
	return {
		polarity: placed(POLARITY_FEATURES, [[SQUEEZED, polarity[0] ?? 0]]),
		leaning: placed(LEANING_FEATURES, [
			[STRENGTH, leaning[0] ?? 0],
			[SILENT, leaning[1] ?? 0],
			[LEANING_FEATURES, leaning[2] ?? 0],
		]),
	};
}

function placed(count: number, values: readonly (readonly [number, number])[]): number[] {
	const weights = new Array<number>(count + 1).fill(0);
	for (const [at, value] of values) weights[at] = value;
	return weights;
}
