import { LibraryError } from '../../errors';
import { Dictionary, float64, int32, isMissing, Table, type Column } from '../../table';
import { validityFrom } from './customerFeatures';

/** Tables of the same columns one under the other: numbers, whole numbers, dates and texts. Throws INVALID_PARAMETER for others. */
export function stackTables(parts: readonly Table[]): Table {
	const [first] = parts;
	if (!first) return new Table([]);
	return new Table(
		first.names.map((name): [string, Column] => [
			name,
			stackColumns(
				name,
				parts.map((part) => part.column(name)),
			),
		]),
	);
}

function stackColumns(name: string, parts: readonly Column[]): Column {
	const length = parts.reduce((sum, part) => sum + part.length, 0);
	const starts = startsOf(parts);
	const validity = validityOf(parts, length);
	const type = parts[0]?.type;
	if (!parts.every((part) => part.type === type)) throw unlike(name);
	switch (type) {
		case 'number':
		case 'date':
			return { type, length, validity, values: join(parts, float64(length), starts) };
		case 'integer':
			return { type, length, validity, values: join(parts, int32(length), starts) };
		case 'string':
			return { type, length, validity, json: false, ...joinTexts(parts, length, starts) };
		default:
			throw unlike(name);
	}
}

const unlike = (name: string) =>
	new LibraryError(
		'INVALID_PARAMETER',
		`Column "${name}" cannot be put together: its parts differ in type.`,
		'Stack tables that were made in the same way.',
	);

function startsOf(parts: readonly Column[]): number[] {
	let at = 0;
	return parts.map(({ length }) => (at += length) - length);
}

function join<T extends Float64Array | Int32Array>(
	parts: readonly Column[],
	out: T,
	starts: readonly number[],
): T {
	parts.forEach((part, p) => out.set(part.values, starts[p]));
	return out;
}

function validityOf(parts: readonly Column[], length: number): Column['validity'] {
	if (parts.every(({ validity }) => validity === null)) return null;
	let part = 0;
	let from = 0;
	return validityFrom(length, (row) => {
		while (row >= from + (parts[part]?.length ?? Infinity)) from += parts[part++]?.length ?? 0;
		const column = parts[part];
		return column !== undefined && isMissing(column, row - from);
	});
}

/** One dictionary for all: texts in order of their first row. */
function joinTexts(parts: readonly Column[], length: number, starts: readonly number[]) {
	const values = int32(length);
	const texts: string[] = [];
	const codes = new Map<string, number>();
	parts.forEach((part, p) => {
		if (part.type !== 'string') return;
		const own = new Int32Array(part.dictionary.size).fill(-1);
		for (let row = 0; row < part.length; row++) {
			if (isMissing(part, row)) continue;
			const local = part.values[row] ?? 0;
			if (own[local] === -1) own[local] = codeOf(part.dictionary.get(local), codes, texts);
			values[(starts[p] ?? 0) + row] = own[local] ?? 0;
		}
	});
	return { values, dictionary: Dictionary.from(texts) };
}

function codeOf(text: string, codes: Map<string, number>, texts: string[]): number {
	let code = codes.get(text);
	if (code === undefined) codes.set(text, (code = texts.push(text) - 1));
	return code;
}
