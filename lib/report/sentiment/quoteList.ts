import { signed } from '../chart/divergingChart';
import { EMPTY, markup, nameOf, type Markup } from '../markup';

export interface ShownQuote {
	readonly row: number;
	readonly text: string;
	readonly score?: number | null;
	/** What else is said of it. */
	readonly note?: string;
}

/** Quotes with the number of their row (from 1, as people count). */
export function quoteList(quotes: readonly ShownQuote[]): Markup {
	if (quotes.length === 0) return EMPTY;
	const lines = quotes.map(({ row, text, score = null, note = '' }) => {
		const kind = score === null || score === 0 ? '' : score > 0 ? 'for' : 'against';
		const told = [
			`row ${row + 1}`,
			...(score === null ? [] : [`score ${signed(Math.round(score * 100) / 100)}`]),
			...(note ? [note] : []),
		];
		return markup`<li class="${kind}">${nameOf(text)}<br><span class="soft">${told.join(' · ')}</span></li>`;
	});
	return markup`<ul class="quotes">${lines}</ul>`;
}
