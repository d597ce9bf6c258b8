import { cellAt, int32, isMissing, type Column, type StringColumn } from '../table';
import type { Cleaned } from './cleaned';
import type { Distinct } from './distinct';
import { Invalid } from './invalid';
import { readTexts } from './readText';
import type { Settings } from './settings';
import { packStrings } from './textBlocks';

interface ByCountry {
	readonly distinct: Distinct;
	/** The country as written beside the number of a code. */
	readonly countries: readonly (string | undefined)[];
}

/** Splits the distinct texts by the country that stands in the same row, so that each pair is read once. */
function splitByCountry(distinct: Distinct, country: Column): ByCountry {
	const { column } = distinct;
	const pairs = new Map<string, number>();
	const [texts, counts, raw, countries]: [
		(string | null)[],
		number[],
		string[],
		(string | undefined)[],
	] = [[], [], [], []];
	const values = int32(column.length);
	for (let row = 0; row < column.length; row++) {
		if (isMissing(column, row)) continue;
		const code = column.values[row] ?? 0;
		const place = cellAt(country, row);
		const key = `${code} ${String(place)}`;
		let pair = pairs.get(key);
		if (pair === undefined) {
			pair = pairs.size;
			pairs.set(key, pair);
			texts.push(distinct.texts[code] ?? null);
			raw.push(column.dictionary.get(code));
			countries.push(place === null ? undefined : String(place));
			counts.push(0);
		}
		counts[pair] = (counts[pair] ?? 0) + 1;
		values[row] = pair;
	}
	const split: StringColumn = { ...column, values, dictionary: packStrings(raw) };
	return {
		distinct: {
			...distinct,
			column: split,
			texts,
			counts: Int32Array.from(counts),
			touched: new Uint8Array(counts.length).fill(1),
		},
		countries,
	};
}

/** Checks phone numbers and writes them in E.164. */
export async function readPhones(distinct: Distinct, settings: Settings): Promise<Cleaned> {
	const { options, table, signal } = settings;
	const reader = await settings.phones();
	const split = options.countryColumn
		? splitByCountry(distinct, table.column(options.countryColumn))
		: { distinct, countries: [] };
	let unverified = 0;
	const cleaned = readTexts(split.distinct, signal, (text, rows, code) => {
		const phone = reader(text, split.countries[code]);
		if (phone instanceof Invalid) return phone;
		if (!phone.verified) unverified += rows;
		return phone.number;
	});
	const note = `${unverified} numbers have the right length, but their range is not in use by any known operator.`;
	return unverified > 0 ? { ...cleaned, notes: [note] } : cleaned;
}
