import type { JobContext } from '../../ports';
import { cellAt, type Table } from '../../table';
import { plainText } from '../reading/plainText';
import { chooseTexts, type Question, type Unsure } from './chooseTexts';
import { cutText } from './cutText';

export interface UnsureOptions {
	readonly textColumn: string;
	/** Column of numbers between 0 and 1. */
	readonly confidenceColumn: string;
	/** Confidence below which a text is unsure. */
	readonly below: number;
	/** At most so many distinct texts. */
	readonly most: number;
	/** At most so many characters of each. */
	readonly maxCharacters: number;
	/** Whether HTML and mail are brought to what the person wrote. */
	readonly plain: boolean;
}

export interface UnsureTexts {
	readonly questions: readonly Question[];
	/** Distinct texts beyond `most`. */
	readonly leftOver: number;
	/** Rows that are unsure and have a text. */
	readonly unsure: number;
}

/** Job `text.unsure`: which texts somebody else should look at, as chooseTexts picks them; rows without text are left out. */
export function unsureTexts(
	table: Table,
	options: UnsureOptions,
	context: JobContext,
): UnsureTexts {
	const unsure: Unsure[] = [];
	const texts = table.column(options.textColumn);
	const confidences = table.typed(options.confidenceColumn, 'number');
	for (let row = 0; row < table.numRows; row++) {
		if (row % 1024 === 0) context.signal.throwIfCancelled();
		const confidence = confidences.values[row] ?? 0;
		if (confidence >= options.below) continue;
		const text = readCell(cellAt(texts, row), options);
		if (text !== '') unsure.push({ row, text, confidence });
	}
	return { ...chooseTexts(unsure, options.most), unsure: unsure.length };
}

function readCell(cell: unknown, { plain, maxCharacters }: UnsureOptions): string {
	if (cell === null) return '';
	const text = String(cell);
	return cutText((plain ? plainText(text).text : text).trim(), maxCharacters);
}
