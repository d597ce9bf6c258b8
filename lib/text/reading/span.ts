/** A part of a text, in UTF-16 units: `from` belongs to it, `to` does not. */
export interface Span {
	readonly from: number;
	readonly to: number;
}
