// The project's data sets for learning, as records and as tables.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export const DATA = new URL('../../shared/data/', import.meta.url);
export const ADULT = [
	...['age', 'workclass', 'fnlwgt', 'education', 'educationYears', 'marital', 'occupation'],
	...['relationship', 'race', 'sex', 'gain', 'loss', 'hours', 'country', 'income'],
];
export const GERMAN = [...Array.from({ length: 20 }, (_, at) => `a${at + 1}`), 'bad'];

function lines(file) {
	const bytes = readFileSync(new URL(file, DATA));
	const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
	return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}

const value = (cell) => {
	const text = cell.trim().replace(/^"(.*)"$/, '$1');
	if (text === '' || text === 'NA' || text === '?') return null;
	return Number.isNaN(Number(text)) ? text : Number(text);
};

const rowsOf = (list, separator, names) =>
	list
		.map((line) => line.split(separator))
		.filter((cells) => cells.length === names.length)
		.map((cells) => Object.fromEntries(names.map((name, at) => [name, value(cells[at])])));

export function withHeader(file, separator) {
	const [head, ...rest] = lines(file);
	const names = head.split(separator).map((name) => name.replaceAll('"', ''));
	return rowsOf(rest, separator, names);
}

export const records = (file, separator, names) => rowsOf(lines(file), separator, names);

export function sample(rows, { target, positive }, { recordsToTable }) {
	const own = rows.map((row) => String(row[target]).replace(/\.$/, ''));
	return {
		table: recordsToTable(rows).table,
		target: {
			task: 'classification',
			values: Int32Array.from(own, (text) => (text === positive ? 1 : 0)),
			nClasses: 2,
		},
	};
}
