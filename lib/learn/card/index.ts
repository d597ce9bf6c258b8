export { dataFingerprint } from './fingerprint';
export {
	checkModelCard,
	readModelCard,
	type CardDecision,
	type CardFairness,
	type CardFeature,
	type CardMetric,
	type CardPoint,
	type ClassCurve,
	type ModelCard,
	type NumberBin,
	type ResidualHistogram,
} from './form';
export { LIBRARY_VERSION } from './libraryVersion';
