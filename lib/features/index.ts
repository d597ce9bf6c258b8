export type { CategoryFeature, Feature, Frame, FrameColumn, NumberFeature } from './frame/frame';
export {
	type ColumnRecipe,
	type DatePart,
	type LeftOut,
	type LeftOutReason,
} from './frame/columnRecipe';
export { fitFrame, type FitFrameOptions } from './frame/fitFrame';
export { FrameRecipe, type ApplyFrameOptions } from './frame/recipe';
export type { AppliedColumn, FrameReport } from './frame/report';
export { customersAsOf, type CustomersAsOf } from './labels/customerFeatures';
export {
	QUESTION_KINDS,
	type Question,
	type QuestionKind,
	type SnapshotOptions,
} from './labels/question';
export { questionJson, readQuestion } from './labels/readQuestion';
export {
	customerSnapshots,
	SNAPSHOT_DATE,
	type CustomerSnapshots,
	type SnapshotReport,
} from './labels/snapshots';
export { decodeDates, decodeNumbers } from './rfm/decode';
export { addUpTask, collectTask, emitTask } from './rfm/engine';
export type { JoinReport } from './rfm/join';
export { ordersOfCustomers } from './rfm/ordersOf';
export {
	DEFAULT_TOP_CATEGORIES,
	DEFAULT_WINDOWS,
	parseAsOf,
	type CustomersOption,
	type RfmOptions,
} from './rfm/options';
export type { RfmReport, SegmentCount } from './rfm/report';
export {
	applyRfm,
	rfm,
	type ApplyRfmOptions,
	type ApplyRfmResult,
	type RfmResult,
} from './rfm/rfm';
export { scanCsvTask } from './rfm/csvRounds';
export { scanTable } from './rfm/scanTable';
export { fitScale, scoreOn, type RfmScales, type ScoreScale } from './rfm/scores';
export { SEGMENT_GRID, segmentOf, SEGMENTS, type SegmentName } from './rfm/segments';
