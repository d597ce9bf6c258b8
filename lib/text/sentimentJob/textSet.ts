import type { JobContext } from '../../ports';
import {
	bytes,
	isFileSource,
	isMissing,
	readTable,
	streamTable,
	type FileSource,
	type Table,
} from '../../table';
import { languageOfCode } from '../language/languages';
import { Blocks } from './blocks';
import type { Asked } from './judgeRows';
import { codeOf, TO_BE_FOUND } from './languageCodes';
import type { SentimentJobOptions } from './options';
import { periodsOf, type Periods } from './periods';
import { NOT_TEXT, UNKNOWN_LANGUAGE } from './rowNotes';
import { starsOf, type Stars } from './stars';
import { TextCells, type OtherCell } from './textCells';

/** Small beside the whole, large beside what a block costs. */
const BLOCK_ROWS = 32_768;

/** A set of texts with what its other columns say of each. */
export interface TextSet {
	readonly blocks: Blocks;
	/** What the text column holds that is not text; null = text. */
	readonly other: OtherCell | null;
	/** A byte a row: the language that is given, or TO_BE_FOUND. */
	readonly languages: Uint8Array;
	readonly stars: Stars | null;
	readonly periods: Periods | null;
	/** Notes of a row that are known before its text is read. */
	readonly notes: (row: number) => number;
	readonly asked: Omit<Asked, 'shares'>;
}

/**
 * The rows of the source: of a file the columns that the options name, read block by block, or all of it in one piece where its columns
 * are kept. Throws as `readTable`.
 */
export async function readBlocks(
	source: Table | FileSource,
	{ keepColumns = false, ...options }: SentimentJobOptions,
	context: JobContext,
): Promise<Blocks> {
	if (!isFileSource(source)) return new Blocks([source]);
	context.progress(0, 'Reading the file');
	if (keepColumns) return new Blocks([await readTable(source, { context })]);
	const { textColumn, languageColumn, starColumn, dateColumn, groupColumn } = options;
	const named = [textColumn, languageColumn, starColumn, dateColumn, groupColumn];
	const columns = [...new Set(named.flatMap((name) => (name ? [name] : [])))];
	const types: Record<string, 'string'> = {
		[textColumn]: 'string',
		...(languageColumn && { [languageColumn]: 'string' }),
	};
	const tables: Table[] = [];
	for await (const table of streamTable(source, { columns, types, context, chunkRows: BLOCK_ROWS }))
		tables.push(table);
	return new Blocks(tables);
}

/** Throws MISSING_COLUMN, and WRONG_TYPE for dates that are none. */
export function openSet(blocks: Blocks, options: SentimentJobOptions): TextSet {
	const { textColumn, starColumn, dateColumn, starScale, plain = false } = options;
	const other = otherOf(blocks, textColumn);
	const { languages, unknown } = givenLanguages(blocks, options);
	const stars = starColumn ? starsOf(blocks, starColumn, starScale) : null;
	return {
		blocks,
		other,
		languages,
		stars,
		periods: dateColumn ? periodsOf(blocks, dateColumn) : null,
		notes: (row) => (other === null ? 0 : NOT_TEXT) | (unknown[row] === 1 ? UNKNOWN_LANGUAGE : 0),
		asked: {
			textColumn,
			plain,
			sentences: options.sentences ?? false,
			aspects: options.aspects ?? null,
			emotions: options.emotions ?? false,
			urgency: options.urgency ?? false,
			keywords: options.keywords ?? 0,
			report: options.report ?? true,
			starScale: stars?.scale ?? [1, 5],
		},
	};
}

/** Languages that the options or a column name; `unknown`: 1 where the column says something that names none. */
function givenLanguages(
	blocks: Blocks,
	{ language = 'auto', languageColumn }: SentimentJobOptions,
): { languages: Uint8Array; unknown: Uint8Array } {
	const languages = bytes(blocks.numRows);
	languages.fill(language === 'auto' ? TO_BE_FOUND : codeOf(language));
	if (!languageColumn) return { languages, unknown: new Uint8Array(0) };
	const unknown = new Uint8Array(blocks.numRows);
	blocks.tables.forEach((table, i) => {
		const start = blocks.starts[i] ?? 0;
		const column = table.typed(languageColumn, 'string');
		const codes = column.dictionary.toArray().map(givenCode);
		for (let row = 0; row < column.length; row++) {
			const code = isMissing(column, row) ? undefined : codes[column.values[row] ?? 0];
			if (code !== undefined && code !== null) languages[start + row] = code;
			if (code === null) unknown[start + row] = 1;
		}
	});
	return { languages, unknown };
}

/** What the text column holds that is not text. */
function otherOf(blocks: Blocks, textColumn: string): OtherCell | null {
	let other: OtherCell | null = null;
	blocks.each(textColumn, (column) => (other = new TextCells(column, false).other));
	return other;
}

/** ISO 639 codes, with or without a region. */
const CODE = /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,3}$/iu;

/** Byte of a language that a cell names; of one without word lists that of "other"; null = it names none. */
function givenCode(name: string): number | null {
	const text = name.trim();
	return CODE.test(text) || text.toLowerCase() === 'other' ? codeOf(languageOfCode(text)) : null;
}
