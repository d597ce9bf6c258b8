import { isMissing, type Table } from '../../table';
import type { DistinctTexts } from '../keywords/distinctTexts';
import { TextReading } from '../keywords/textReading';
import type { Language } from '../language/languages';
import type { WordReader } from '../reading/words';

/** In which language each text of a set is read. */
export interface SetReading {
	/** `number`: of the distinct text. */
	languageOf(number: number, text: string): Language;
	readerOf(language: Language): WordReader;
}

export interface SetReadingOptions {
	readonly language?: 'auto' | Language | undefined;
	readonly languageColumn?: string | undefined;
}

/** Opens the words of all languages that may occur. The main language is learnt from 500 texts spread over the set. */
export async function openSetReading(
	table: Table,
	texts: DistinctTexts,
	{ language, languageColumn }: SetReadingOptions,
): Promise<SetReading> {
	const column = languageColumn === undefined ? null : table.column(languageColumn);
	const reading = await TextReading.open({ language }, column !== null);
	const step = Math.max(1, Math.floor(texts.count / 500));
	const some = Math.min(500, texts.count);
	reading.learn(Array.from({ length: some }, (_, i) => texts.text(i * step)));
	const given = (number: number): string | null => {
		const row = texts.firstRow[number] ?? 0;
		if (column === null || isMissing(column, row)) return null;
		return String(table.cell(languageColumn ?? '', row));
	};
	return {
		languageOf: (number, text) => reading.languageOf(text, given(number)),
		readerOf: (one) => reading.readerOf(one),
	};
}
