import type { Decision } from './decisions';
import type { Standings } from './standings';
import { isInTestShare, type WinnerRules } from './winnerOptions';

/** Why the rest waits. */
export interface Waiting {
	readonly reason: string;
	/** UTC ms before which a later run need not try; null = not known. */
	readonly until: number | null;
}

export interface ContestFacts {
	readonly rules: WinnerRules;
	readonly standings: Standings;
	readonly decision: Decision | null;
	/** Null: the rest may be mailed. */
	readonly waiting: Waiting | null;
	/** UTC ms when the run looked. */
	readonly now: number;
}

/** The contest of the variants as it stands when a run begins. */
export class Contest {
	constructor(readonly facts: ContestFacts) {}

	/** The variant of everybody who does not test; null = not yet. */
	get winner(): string | null {
		const { decision, waiting } = this.facts;
		return waiting === null ? (decision?.winner ?? null) : null;
	}

	/** Whether a person tests the variants. After the decision by the share that it was made with. */
	isTester(recipient: string): boolean {
		return isInTestShare(this.facts.decision ?? this.facts.rules, recipient);
	}
}
