export type {
	ClassTarget,
	Estimator,
	FitOptions,
	RegressionTarget,
	SavedEstimator,
	Target,
	Task,
} from './estimator';
export type { Tree } from './tree/tree';
