import type { Candidate } from '../candidate';
import type { Status } from '../outcomes';

/** Why a person gets nothing now. */
export interface Refusal {
	readonly status: Status;
	readonly reason: string;
	/** UTC ms before which a later run need not try; missing = not known. */
	readonly sendAfter?: number | null;
}

/**
 * One rule about who may get the message. Asked with a batch of people shortly before they are claimed, whatever came before in the
 * workflow; the answer for a row that may pass is null.
 */
export interface Gate {
	check(batch: readonly Candidate[], now: number): Promise<readonly (Refusal | null)[]>;
}

/** Passes a batch through gates in their order; `refuse` hears of everybody who is stopped, by the first gate that does so. */
export async function passGates(
	gates: readonly Gate[],
	batch: readonly Candidate[],
	now: number,
	refuse: (candidate: Candidate, refusal: Refusal) => void,
): Promise<Candidate[]> {
	let left = [...batch];
	for (const gate of gates) {
		if (left.length === 0) break;
		const verdicts = await gate.check(left, now);
		left = left.filter((candidate, i) => {
			const verdict = verdicts[i];
			if (verdict) refuse(candidate, verdict);
			return !verdict;
		});
	}
	return left;
}
