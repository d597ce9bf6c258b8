import type { Feature } from './featureColumns';
import type { FeatureScale } from './scaler';

/** What was done to a column before distances were computed. */
export interface ColumnReport {
	readonly column: string;
	/** `log`: sign(x)·ln(1 + |x|). Then every column gets mean 0 and deviation 1. */
	readonly transform: 'log' | 'none';
	/** Rows filled with `filledWith` because the cell was empty. */
	readonly missing: number;
	/** Rows filled because the cell was infinite or NaN. */
	readonly infinite: number;
	/** The median at training. */
	readonly filledWith: number;
}

/** One report a scale; `features` in the same order, null where the table lacks the column. */
export function columnReports(
	scales: readonly FeatureScale[],
	features: readonly (Feature | null)[],
): ColumnReport[] {
	return scales.map(({ column, log, median }, i) => ({
		column,
		transform: log ? 'log' : 'none',
		missing: features[i]?.missing ?? 0,
		infinite: features[i]?.infinite ?? 0,
		filledWith: median,
	}));
}
