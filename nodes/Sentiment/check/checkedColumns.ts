import { codedColumn, isMissing, type Table } from '../../../lib/table';
import { CLASSES, isClass } from './agreement';
import type { Checked } from './checkUnsure';

const NEUTRAL = CLASSES.indexOf('neutral');
/** Behind the classes: no chat model said anything. */
const NOT_SAID = CLASSES.length;

/** The class of each row in column `sentiment`, as its place in CLASSES; what is neither positive nor negative is neutral. */
export function classCodes(results: Table): Uint8Array {
	const column = results.typed('sentiment', 'string');
	const places = column.dictionary
		.toArray()
		.map((word) => (isClass(word) ? CLASSES.indexOf(word) : NEUTRAL));
	return Uint8Array.from(column.values, (code, row) =>
		isMissing(column, row) ? NEUTRAL : (places[code] ?? NEUTRAL),
	);
}

/** The results with who checked them; the class becomes the chat model's only when its answer is to be used. */
export function withCheck(results: Table, { model, answers }: Checked, useAnswer: boolean): Table {
	const own = classCodes(results);
	const said = new Uint8Array(own.length).fill(NOT_SAID);
	for (const [row, name] of answers) said[row] = CLASSES.indexOf(name);
	const isUsed = (code: number) => useAnswer && code !== NOT_SAID;
	const final = said.map((code, row) => (isUsed(code) ? code : (own[row] ?? NEUTRAL)));
	const checked = said.map((code) => (code === NOT_SAID ? 0 : 1));
	return results.with([
		['sentiment', codedColumn(final, CLASSES)],
		['sentiment_engine_class', codedColumn(own, CLASSES)],
		['sentiment_checked_by', codedColumn(checked, ['', model])],
		['sentiment_model_class', codedColumn(said, [...CLASSES, ''])],
	]);
}
