/** A trained recommender and its form in the store: kind `recommend.ials`, version 1. */
import { LibraryError } from '../errors';
import type { CsrMatrix } from '../math';
import { decodeArtefact, encodeArtefact, type DecodedArtefact, type TypedArray } from '../table';
import { SortedIds } from './ids';
import type { SegmentPopularity } from './popularity';

export const RECOMMEND_MODEL_KIND = 'recommend.ials';
const VERSION = 1;

export interface RecommendModel {
	readonly factors: number;
	readonly alpha: number;
	readonly regularization: number;
	/** Confidence mass of an average customer at training, see userSystem.ts. */
	readonly meanMass: number;
	/** Distinct ids in code-unit order. */
	readonly products: SortedIds;
	readonly customers: SortedIds;
	/** Row-major, products × factors. */
	readonly itemFactors: Float32Array;
	/** Customers × products: what each bought; strength 0 = returned. */
	readonly history: CsrMatrix;
	/** Customers a product, fresh ones counting more where events age. */
	readonly popularity: Float32Array;
	readonly segments: SegmentPopularity;
}

export function encodeModel(model: RecommendModel): Uint8Array {
	const { factors, alpha, regularization, meanMass, products, customers, history, segments } =
		model;
	return encodeArtefact({
		kind: RECOMMEND_MODEL_KIND,
		version: VERSION,
		meta: { factors, alpha, regularization, meanMass, segmentNames: segments.names },
		tensors: {
			productBytes: products.dictionary.bytes,
			productOffsets: products.dictionary.offsets,
			customerBytes: customers.dictionary.bytes,
			customerOffsets: customers.dictionary.offsets,
			itemFactors: model.itemFactors,
			indptr: history.indptr,
			indices: history.indices,
			weights: history.values,
			popularity: model.popularity,
			segmentScores: segments.scores,
			segmentCustomers: segments.customers,
		},
	});
}

function corrupt(what: string): LibraryError {
	return new LibraryError(
		'CORRUPT_FILE',
		`The saved recommendation model cannot be used: ${what}.`,
		'Train it again, or pick another saved version.',
	);
}

type Constructor<T> = abstract new (...args: never[]) => T;

/** The tensor of that name when it has the type and length. */
function tensor<T extends TypedArray>(
	{ tensors }: DecodedArtefact,
	name: string,
	type: Constructor<T>,
	length?: number,
): T {
	const found = tensors.get(name);
	if (found instanceof type && (length === undefined || found.length === length)) return found;
	throw corrupt(`"${name}" is missing or has the wrong size`);
}

function positive(artefact: DecodedArtefact, name: string): number {
	const value = artefact.meta[name];
	if (typeof value === 'number' && value > 0 && value < Infinity) return value;
	throw corrupt(`${name} is ${String(value)}`);
}

function names(artefact: DecodedArtefact): string[] {
	const value = artefact.meta['segmentNames'];
	if (Array.isArray(value) && value.every((name) => typeof name === 'string')) return value;
	throw corrupt('its segment names are damaged');
}

function readHistory(artefact: DecodedArtefact, nRows: number, nCols: number): CsrMatrix {
	const indptr = tensor(artefact, 'indptr', Uint32Array, nRows + 1);
	const entries = indptr[nRows] ?? 0;
	const indices = tensor(artefact, 'indices', Uint32Array, entries);
	const values = tensor(artefact, 'weights', Float32Array, entries);
	const ordered = indptr.every((start, row) => start >= (indptr[row - 1] ?? 0));
	if (!ordered || !indices.every((item) => item < nCols))
		throw corrupt('its purchase history is damaged');
	return { nRows, nCols, indptr, indices, values };
}

const finite = (values: Float32Array) => values.every(Number.isFinite);

/** Reads and checks an artefact. Throws CORRUPT_FILE, or UNSUPPORTED for another kind of model. */
export function decodeModel(bytes: Uint8Array): RecommendModel {
	const artefact = decodeArtefact(bytes, RECOMMEND_MODEL_KIND);
	if (artefact.version !== VERSION) {
		throw corrupt(`its version is ${artefact.version}, this package reads ${VERSION}`);
	}
	const ids = (name: string) =>
		SortedIds.fromBytes(
			tensor(artefact, `${name}Bytes`, Uint8Array),
			tensor(artefact, `${name}Offsets`, Uint32Array),
		);
	const [products, customers, segmentNames] = [ids('product'), ids('customer'), names(artefact)];
	const factors = positive(artefact, 'factors');
	const scores = segmentNames.length * products.size;
	const model: RecommendModel = {
		factors,
		alpha: positive(artefact, 'alpha'),
		regularization: positive(artefact, 'regularization'),
		meanMass: positive(artefact, 'meanMass'),
		products,
		customers,
		itemFactors: tensor(artefact, 'itemFactors', Float32Array, products.size * factors),
		history: readHistory(artefact, customers.size, products.size),
		popularity: tensor(artefact, 'popularity', Float32Array, products.size),
		segments: {
			names: segmentNames,
			scores: tensor(artefact, 'segmentScores', Float32Array, scores),
			customers: tensor(artefact, 'segmentCustomers', Uint32Array, segmentNames.length),
		},
	};
	if (finite(model.itemFactors) && finite(model.popularity) && finite(model.history.values))
		return model;
	throw corrupt('it holds numbers that are not finite');
}
