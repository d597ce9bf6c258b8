import { isMissing, stringColumn, type Table } from '../../../lib/table';
import { isClass, type SentimentClass } from './agreement';
import type { Checked } from './checkUnsure';

/** The class of each row in column `sentiment`; what is neither positive nor negative is neutral. */
export function classesOf(results: Table): SentimentClass[] {
	const column = results.typed('sentiment', 'string');
	const words = Array.from({ length: column.dictionary.size }, (_, code) =>
		column.dictionary.get(code),
	);
	return Array.from(column.values, (code, row) => {
		const word = isMissing(column, row) ? null : words[code];
		return isClass(word) ? word : 'neutral';
	});
}

/** The results with who checked them; the class becomes the chat model's only when its answer is to be used. */
export function withCheck(results: Table, { model, answers }: Checked, useAnswer: boolean): Table {
	const own = classesOf(results);
	const final = own.map((name, row) => (useAnswer ? answers.get(row) : undefined) ?? name);
	return results.with([
		['sentiment', stringColumn(final)],
		['sentiment_engine_class', stringColumn(own)],
		['sentiment_checked_by', stringColumn(own.map((_, row) => (answers.has(row) ? model : null)))],
		['sentiment_model_class', stringColumn(own.map((_, row) => answers.get(row) ?? null))],
	]);
}
