import type { CancelSignal } from '../../../ports';
import { decisionsOf, fitTexts, modelsOf, type FitSettings } from '../fittedTexts';
import { sharedTextRules } from '../openTextClassifier';
import { encodeClassifier } from '../saved';

/** Texts to learn from and others to judge: what a thread gets. */
export interface FitRequest {
	readonly texts: readonly string[];
	readonly labels: Uint16Array;
	readonly classes: readonly string[];
	readonly settings: FitSettings;
	/** Judged with what was learned. */
	readonly others: readonly string[];
	/** Whether what was learned is wanted too. */
	readonly keep: boolean;
}

export interface FitAnswer {
	/** Of each model, others × classes. */
	readonly decisions: readonly Float64Array[];
	/** A classifier whose probabilities are not calibrated yet. */
	readonly artefact: Uint8Array | null;
}

/** Task `text.fitPart`. Throws CANCELLED. */
export async function fitPart(
	request: FitRequest,
	{ signal }: { signal: CancelSignal },
): Promise<FitAnswer> {
	const { texts, labels, classes, settings, others, keep } = request;
	const rules = await sharedTextRules();
	const fitted = fitTexts(texts, labels, classes.length, settings, { signal, rules });
	const decisions = others.length > 0 ? decisionsOf(fitted, others) : [];
	const nModels = modelsOf(fitted);
	const scale = {
		slopes: new Float64Array(nModels).fill(1 / nModels),
		shifts: new Float64Array(classes.length),
	};
	return { decisions, artefact: keep ? encodeClassifier({ classes, fitted, scale }) : null };
}
