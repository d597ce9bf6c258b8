export type { Axis } from './chart/axes';
export { histogram, type Histogram } from './chart/histogram';
export { rowChart, type ChartRow, type RowChart, type RowMark } from './chart/rowChart';
export { xyChart, type XyChart, type XyPoint, type XySeries } from './chart/xyChart';
export { Markup } from './markup';
export { modelCardHtml, type SavedAs } from './modelCardHtml';
export { modelCardJob, type ModelCardOptions, type ModelCardResult } from './modelCardJob';
