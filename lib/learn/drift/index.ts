export { loadDriftReference, saveDriftReference } from './readReference';
export {
	driftReference,
	type DriftReference,
	type FeatureReference,
	type ReferenceOptions,
} from './reference';
export {
	driftReport,
	type DriftLevel,
	type DriftOptions,
	type DriftReport,
	type FeatureDrift,
} from './report';
