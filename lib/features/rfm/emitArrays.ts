/** The result's columns as plain arrays that threads share, and what emitting needs to fill them. */
import { float64, int32 } from '../../table';
import type { AgeBuckets } from './days';
import type { KeyOrder } from './orderKeys';
import type { Partition } from './partition';

/** Stands for "missing" in the int32 columns below; NaN does in the float64 ones. */
export const NO_VALUE = -1;

/** The columns of the result as plain arrays, one entry a customer, in the result's order. */
export interface FeatureArrays {
	readonly recency: Int32Array;
	readonly frequency: Int32Array;
	readonly monetary: Float64Array;
	readonly averageOrderValue: Float64Array;
	readonly firstOrder: Float64Array;
	readonly lastOrder: Float64Array;
	readonly tenureDays: Int32Array;
	readonly daysBetweenOrders: Float64Array;
	readonly windows: readonly WindowArrays[];
	readonly categories: CategoryArrays | null;
}

export interface WindowArrays {
	readonly orders: Int32Array;
	readonly amount: Float64Array;
	readonly trend: Float64Array;
}

export interface CategoryArrays {
	/** Rank of the favourite category in alphabetical order. */
	readonly favourite: Int32Array;
	/** One a share column; the last is that of all other categories. */
	readonly shares: readonly Float64Array[];
}

/** Where each category number goes. */
export interface CategoryLayout {
	/** Index of its share column. */
	readonly shareOf: Int32Array;
	/** Its rank among all categories in alphabetical order; −1: "no category" is nobody's favourite. */
	readonly rankOf: Int32Array;
	readonly shares: number;
}

export function createArrays(
	customers: number,
	windows: number,
	layout: CategoryLayout | null,
): FeatureArrays {
	return {
		recency: int32(customers),
		frequency: int32(customers),
		monetary: float64(customers),
		averageOrderValue: float64(customers),
		firstOrder: float64(customers),
		lastOrder: float64(customers),
		tenureDays: int32(customers),
		daysBetweenOrders: float64(customers),
		windows: Array.from({ length: windows }, () => ({
			orders: int32(customers),
			amount: float64(customers),
			trend: float64(customers),
		})),
		categories: layout && {
			favourite: int32(customers),
			shares: Array.from({ length: layout.shares }, () => float64(customers)),
		},
	};
}

/** Everything that emitting needs; plain data for other threads. */
export interface EmitInput {
	readonly partitions: readonly Partition[];
	readonly order: KeyOrder;
	readonly arrays: FeatureArrays;
	readonly buckets: AgeBuckets;
	readonly asOfDay: number;
	readonly layout: CategoryLayout | null;
}
