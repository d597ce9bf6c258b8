/** A number with its 95 % interval. */
export interface Bounded {
	readonly value: number;
	readonly low: number;
	readonly high: number;
}
