import { createHash } from 'node:crypto';
import type { CancelSignal } from '../../../ports';
import { Reasons, type WordWeight } from '../reasons';
import { openTextClassifier } from '../openTextClassifier';
import type { TextClassifier } from '../textClassifier';

/** Texts of some rows and what is wanted of them: what a thread gets. */
export interface ClassifyRequest {
	readonly texts: readonly string[];
	/** Shared by all threads. */
	readonly artefact: Uint8Array;
	/** Of the artefact, see `keyOf`. */
	readonly key: string;
	readonly topK: number;
	readonly reasons: number;
}

export interface ClassifiedRows {
	/** Class numbers of each row, likeliest first: rows × topK. */
	readonly top: Uint16Array;
	readonly probabilities: Float32Array;
	/** Of each row; empty when none are wanted. */
	readonly reasons: readonly (readonly WordWeight[])[];
}

interface Open {
	readonly key: string;
	readonly classifier: TextClassifier;
	readonly reasons: Reasons;
}

/** The classifier that this thread used last: reading one takes longer than a thousand texts. */
let last: Open | undefined;

export const keyOf = (artefact: Uint8Array): string =>
	createHash('sha256').update(artefact).digest('hex');

async function open(artefact: Uint8Array, key: string): Promise<Open> {
	if (last?.key === key) return last;
	const classifier = await openTextClassifier(new Uint8Array(artefact));
	const opened = { key, classifier, reasons: new Reasons(classifier.fitted) };
	last = opened;
	return opened;
}

/** Task `text.classifyRows`. Throws CORRUPT_FILE, CANCELLED. */
export async function classifyRows(
	{ texts, artefact, key, topK, reasons: most }: ClassifyRequest,
	{ signal }: { signal: CancelSignal },
): Promise<ClassifiedRows> {
	const { classifier, reasons } = await open(artefact, key);
	signal.throwIfCancelled();
	const nClasses = classifier.classes.length;
	const all = classifier.probabilities(texts);
	signal.throwIfCancelled();
	const top = new Uint16Array(texts.length * topK);
	const probabilities = new Float32Array(texts.length * topK);
	for (let row = 0; row < texts.length; row++) {
		const own = all.subarray(row * nClasses, (row + 1) * nClasses);
		const best = Uint16Array.from(own.keys())
			.sort((a, b) => (own[b] ?? 0) - (own[a] ?? 0) || a - b)
			.subarray(0, topK);
		top.set(best, row * topK);
		best.forEach((label, i) => (probabilities[row * topK + i] = own[label] ?? 0));
	}
	const wanted = most > 0 ? texts : [];
	const why = wanted.map((text, row) => reasons.of(text, top[row * topK] ?? 0, most));
	return { top, probabilities, reasons: why };
}
