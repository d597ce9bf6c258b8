import type { CsrMatrix } from '../../math';
import { MOST_PRODUCTS_FOR_EASE } from '../ease/ease';
import type { Candidate } from './candidates';

/**
 * What one fit of one model may take. Boxes of work and memory instead of time keep results the same on every machine.
 */
export interface Box {
	/** Multiply-adds. Default 1e12, some minutes. */
	readonly maxWork?: number | undefined;
	/** Bytes beyond the data. Default 512 MiB: EASE up to 6,689 products. */
	readonly maxBytes?: number | undefined;
}

/** A model that Auto did not try. */
export interface LeftOut {
	readonly name: string;
	readonly reason: string;
}

const MIB = 2 ** 20;
const count = (value: number) => Math.round(value).toLocaleString('en-US');

/** Why a model is too expensive, or null. */
function tooMuch(
	{ name, work, bytes }: Candidate,
	{ nCols }: CsrMatrix,
	{ maxWork = 1e12, maxBytes = 512 * MIB }: Box,
): string | null {
	if (name === 'EASE' && nCols > MOST_PRODUCTS_FOR_EASE) {
		return `${count(nCols)} products are more than its limit of ${count(MOST_PRODUCTS_FOR_EASE)}.`;
	}
	if (bytes > maxBytes) {
		return `For ${count(nCols)} products it needs ${count(bytes / MIB)} MiB of memory, more than ${count(maxBytes / MIB)}.`;
	}
	if (work <= maxWork) return null;
	return `One training takes about ${work.toExponential(1)} steps, more than ${maxWork.toExponential(1)}.`;
}

/** The models that fit into the box, and the others with the reason. */
export function affordable(candidates: readonly Candidate[], all: CsrMatrix, box: Box) {
	const leftOut: LeftOut[] = [];
	const kept = candidates.filter((candidate) => {
		const reason = tooMuch(candidate, all, box);
		if (reason !== null) leftOut.push({ name: candidate.name, reason });
		return reason === null;
	});
	return { kept, leftOut };
}
