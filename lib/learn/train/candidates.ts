/** What Auto compares, and what it knows of each. */
import type { Estimator, Target } from '../estimator';
import type { Judgement } from '../validate';
import { algorithmsFor, type Algorithm, type Variant } from './algorithms';
import type { Cost } from './budget';

export interface Candidate {
	readonly algorithm: Algorithm;
	readonly variant: Variant;
	/** 0 is the simplest. */
	readonly rank: number;
}

export interface LeaderboardRow {
	readonly algorithm: string;
	readonly label: string;
	/** What differs from the default settings; '' when nothing does. */
	readonly variant: string;
	/** The metric that decided, on out-of-fold predictions; mean where the cross-validation was repeated. */
	readonly metric: string;
	readonly value: number;
	readonly low: number;
	readonly high: number;
	/** Rows it was compared on; fewer than all: it was left behind. */
	readonly rows: number;
	readonly seconds: number;
}

export interface Judged {
	readonly candidate: Candidate;
	/** The first with the plan itself, others with other seeds. */
	readonly validations: readonly Judgement[];
	readonly costs: readonly Cost[];
	readonly rows: number;
	/** As fitted in the first fold of the plan. */
	readonly first: Estimator | undefined;
}

export function candidatesFor(target: Target): Candidate[] {
	return algorithmsFor(target.task)
		.filter(({ auto }) => auto !== false)
		.flatMap((algorithm) => algorithm.variants.map((variant) => ({ algorithm, variant })))
		.map((candidate, rank) => ({ ...candidate, rank }));
}

export const nameOf = ({ algorithm, variant }: Candidate) =>
	variant.name === '' ? algorithm.label : `${algorithm.label} (${variant.name})`;
