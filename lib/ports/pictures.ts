/** The screen of a reader. */
export interface View {
	/** CSS pixels. */
	readonly width: number;
	/** What the reader's device prefers; a page that has no dark colours of its own looks the same in both. */
	readonly scheme: 'light' | 'dark';
}

/** A page as one picture, from top to bottom. */
export interface Picture extends View {
	/** Pixels. */
	readonly height: number;
	/** Whether the page is longer than the picture. */
	readonly isCut: boolean;
	readonly png: Uint8Array;
}

/**
 * Takes pictures of HTML that nobody trusts. Nothing in the page runs, reads a file or reaches a network; so pictures that lie elsewhere
 * are missing. Calls one after the other.
 */
export interface Pictures {
	/** One picture a view, in their order. Rejects with BROWSER_FAILED, CANCELLED. */
	take(html: string, views: readonly View[]): Promise<readonly Picture[]>;
	/** Ends what was started. Never rejects; may be called again. */
	close(): Promise<void>;
}
