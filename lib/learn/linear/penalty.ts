import type { DesignColumn } from '../dense/design';

/** How strongly coefficients are held back; all per unit of weight. */
export interface Penalty {
	/** Times Σ |β|. */
	readonly l1: number;
	/** Times ½ Σ β². */
	readonly l2: number;
	/** Whether β counts per standard deviation of a number (true) or per unit (false). Categories count as they are. */
	readonly standardise: boolean;
}

/** Penalties of the design's columns, and of the intercept after them, which has none. */
export function penaltiesOf(
	{ l1, l2, standardise }: Penalty,
	columns: readonly DesignColumn[],
): { readonly l1: Float64Array; readonly l2: Float64Array } {
	const unit = Float64Array.from(columns, ({ scale }) => (standardise ? 1 : 1 / scale));
	return {
		l1: Float64Array.of(...unit.map((factor) => l1 * factor), 0),
		l2: Float64Array.of(...unit.map((factor) => l2 * factor * factor), 0),
	};
}
