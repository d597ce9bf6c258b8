import type { Feature } from '../../features';
import type { Design } from '../dense/design';
import type { TargetScale } from './problem';
import type { Training, Weights } from './training';

/** A network that was trained or loaded. */
export interface FittedNetwork {
	readonly features: readonly Feature[];
	readonly design: Design;
	/** Inputs, units of each hidden layer, outputs. */
	readonly sizes: readonly number[];
	/** 0: regression. */
	readonly nClasses: number;
	readonly weights: Weights;
	readonly scale: TargetScale;
	readonly training: Training;
}
