export interface Word {
	/** As written. */
	readonly text: string;
	readonly from: number;
	readonly to: number;
}
