export { contributionsOf, explainReference, type RowContributions } from './contributions';
export { linearContributions, type LinearModel } from './linearContributions';
export {
	partialDependence,
	type DependencePoint,
	type PartialDependenceOptions,
} from './partialDependence';
export {
	permutationImportance,
	type FeatureImportance,
	type PermutationOptions,
} from './permutationImportance';
export { reasonsOf, type Reason, type ReasonOptions } from './reasons';
export { sampledShapley, type Contributions, type ShapleyOptions } from './shapley';
