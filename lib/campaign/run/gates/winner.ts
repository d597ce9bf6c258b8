import type { Candidate } from '../candidate';
import type { Waiting } from '../variants/winner/contest';
import type { Gate, Refusal } from './gate';

/** Who does not test the variants waits until one of them has won; nothing about him stands in the ledger until then. */
export class WinnerGate implements Gate {
	/** Somebody who waits: for previews, when nobody else is there. */
	first: Candidate | null = null;

	constructor(private readonly waiting: Waiting) {}

	check(batch: readonly Candidate[]): Promise<(Refusal | null)[]> {
		const { reason, until: sendAfter } = this.waiting;
		const refusal: Refusal = { status: 'awaitingWinner', reason, sendAfter };
		// Everybody who tests has a variant.
		this.first ??= batch.find(({ variant }) => variant === '') ?? null;
		return Promise.resolve(batch.map(({ variant }) => (variant === '' ? refusal : null)));
	}
}
