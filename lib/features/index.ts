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
export { addUpTask, collectTask, emitTask } from './rfm/engine';
export type { JoinReport } from './rfm/join';
export { ordersOfCustomers } from './rfm/ordersOf';
export {
	DEFAULT_TOP_CATEGORIES,
	DEFAULT_WINDOWS,
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
