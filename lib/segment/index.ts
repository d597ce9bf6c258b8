export {
	assignSegments,
	type AssignReport,
	type AssignSegmentsOptions,
	type AssignSegmentsResult,
} from './assignSegments';
export type { ColumnReport } from './columnReport';
export { findSegments, type FindSegmentsResult, type SegmentReport } from './findSegments';
export { SEGMENT_MODEL_KIND } from './model';
export type { FindSegmentsOptions } from './options';
export type { FeatureProfile, SegmentProfile } from './profiles';
export { rfmGrid, type RfmGridOptions, type RfmGridResult } from './rfmGrid';
export type { LogChoice } from './scaler';
export { silhouettes, type Labelling } from './silhouette';
export { KMeans, type KMeansOptions } from './kmeans';
