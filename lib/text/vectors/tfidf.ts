import type { CsrMatrix } from '../../math';
import { HashColumns } from './hashColumns';
import { eachNgram, type NgramOptions } from './ngrams';
import { TextCounts } from './textCounts';

export interface TfidfOptions extends NgramOptions {
	/** N-grams in fewer texts of the training data are not learned, ≥ 1. */
	readonly minTexts: number;
}

/** Logarithms of small numbers, which most counts are. */
const LOGARITHMS = Float64Array.from({ length: 64 }, (_, count) => Math.log(count));
const logOf = (count: number) => LOGARITHMS[count] ?? Math.log(count);

/**
 * Texts as rows of tf-idf weights over hashed n-grams: (1 + ln count) · (ln((1 + texts) / (1 + texts with it)) + 1), each row
 * of length 1 (scikit-learn's TfidfVectorizer with sublinear_tf). N-grams that the training data did not hold are left out.
 */
export class TfidfVectors {
	private readonly columns: HashColumns;
	/** Of the text that is read: how often each column stands in it, 0 between texts. */
	private readonly counts: Uint32Array;
	/** Columns of the text that was read last, ascending, and their values; the first so many as `read` gave. */
	readonly found: Uint32Array;
	readonly values: Float64Array;

	/** `hashes` ascending: their places are the columns; `idf` beside them. */
	constructor(
		readonly options: TfidfOptions,
		readonly hashes: Uint32Array,
		readonly idf: Float32Array,
	) {
		this.columns = new HashColumns(hashes);
		this.counts = new Uint32Array(hashes.length);
		this.found = new Uint32Array(hashes.length);
		this.values = new Float64Array(hashes.length);
	}

	/** Learns which n-grams there are. `texts` as `normaliseText` gives them. */
	static fit(texts: readonly string[], options: TfidfOptions): TfidfVectors {
		const inTexts = new TextCounts();
		texts.forEach((text, i) => eachNgram(text, options, (hash) => inTexts.add(hash, i + 1)));
		const hashes = inTexts.atLeast(options.minTexts);
		const idf = Float32Array.from(hashes, (hash) => {
			return Math.log((1 + texts.length) / (1 + inTexts.of(hash))) + 1;
		});
		return new TfidfVectors(options, hashes, idf);
	}

	get nColumns(): number {
		return this.hashes.length;
	}

	/** Fills `found` and `values`, of length 1 in all, and gives how many there are; 0 where nothing is known. */
	read(text: string): number {
		const { columns, counts, found, values, idf } = this;
		let size = 0;
		eachNgram(text, this.options, (hash) => {
			const column = columns.of(hash);
			if (column < 0) return;
			const before = counts[column] ?? 0;
			if (before === 0) found[size++] = column;
			counts[column] = before + 1;
		});
		found.subarray(0, size).sort();
		let squares = 0;
		for (let i = 0; i < size; i++) {
			const column = found[i] ?? 0;
			const value = (1 + logOf(counts[column] ?? 1)) * (idf[column] ?? 0);
			counts[column] = 0;
			values[i] = value;
			squares += value * value;
		}
		const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
		for (let i = 0; i < size; i++) values[i] = (values[i] ?? 0) * scale;
		return size;
	}

	/** The row of one text: columns ascending, values of length 1 in all; empty where nothing is known. */
	row(text: string): { columns: number[]; values: number[] } {
		const size = this.read(text);
		return {
			columns: Array.from(this.found.subarray(0, size)),
			values: Array.from(this.values.subarray(0, size)),
		};
	}
}

/** The rows of several vectorizers side by side, one text a row. */
export function vectorise(texts: readonly string[], blocks: readonly TfidfVectors[]): CsrMatrix {
	const indptr = new Uint32Array(texts.length + 1);
	const entries = new Entries();
	texts.forEach((text, row) => {
		let offset = 0;
		for (const block of blocks) {
			entries.add(block, block.read(text), offset);
			offset += block.nColumns;
		}
		indptr[row + 1] = entries.size;
	});
	const nCols = blocks.reduce((sum, block) => sum + block.nColumns, 0);
	return { nRows: texts.length, nCols, indptr, ...entries.taken() };
}

/** Columns and values of rows, one behind the other. */
class Entries {
	size = 0;
	private indices = new Uint32Array(4096);
	private values = new Float32Array(4096);

	add({ found, values }: TfidfVectors, count: number, offset: number): void {
		if (this.size + count > this.indices.length) this.grow(this.size + count);
		for (let i = 0; i < count; i++) {
			this.indices[this.size] = offset + (found[i] ?? 0);
			this.values[this.size++] = values[i] ?? 0;
		}
	}

	taken(): { indices: Uint32Array; values: Float32Array } {
		return { indices: this.indices.slice(0, this.size), values: this.values.slice(0, this.size) };
	}

	private grow(least: number): void {
		const indices = new Uint32Array(2 * least);
		const values = new Float32Array(2 * least);
		indices.set(this.indices);
		values.set(this.values);
		this.indices = indices;
		this.values = values;
	}
}
