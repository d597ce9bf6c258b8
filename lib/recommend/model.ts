/**
 * A trained recommender and its form in the store, kind `recommend.ials`: version 1 holds the factors of the fused iALS path,
 * version 2 any other recommender.
 */
import { LibraryError } from '../errors';
import type { CsrMatrix } from '../math';
import {
	decodeArtefact,
	encodeArtefact,
	type DecodedArtefact,
	type Json,
	type TypedArray,
} from '../table';
import type { Catalogue } from './catalogue';
import { SortedIds } from './ids';
import { isUsual, readCounting, type EventCounting } from './recent/counting';
import { loadRecommender } from './loadRecommender';
import type { SegmentPopularity } from './popularity';
import type { Recommender, SavedRecommender } from './recommender';
import { catalogueBytes, readCatalogueBytes } from './savedCatalogue';

export const RECOMMEND_MODEL_KIND = 'recommend.ials';
const FUSED_VERSION = 1;
const SCORED_VERSION = 2;
/** Before the names of a recommender's own tensors. */
const PREFIX = 'recommender.';

/** What every model knows, whatever scores it. */
export interface LearnedFacts {
	/** Distinct ids in code-unit order. */
	readonly products: SortedIds;
	readonly customers: SortedIds;
	/** Customers × products: what each bought; strength 0 = returned. */
	readonly history: CsrMatrix;
	/** Customers a product, fresh ones counting more where events age. */
	readonly popularity: Float32Array;
	readonly segments: SegmentPopularity;
	/** How its events were counted; left out: as usual. */
	readonly counting?: EventCounting;
	/** The products as they were at the training; for requests that bring none. */
	readonly catalogue?: Catalogue;
}

/** iALS on the fused path: customers × products scores are never held. */
export interface FusedModel extends LearnedFacts {
	readonly recommender: null;
	readonly factors: number;
	readonly alpha: number;
	readonly regularization: number;
	/** Confidence mass of an average customer at training, see userSystem.ts. */
	readonly meanMass: number;
	/** Row-major, products × factors. */
	readonly itemFactors: Float32Array;
}

export interface ScoredModel extends LearnedFacts {
	/** Fitted on the products of the model. */
	readonly recommender: Recommender;
}

/** Whoever only wants scores asks `openScorer` (scorer.ts), which serves both. */
export type RecommendModel = FusedModel | ScoredModel;

/** The bytes for the store: the same for the same model. */
export function encodeModel(model: RecommendModel): Uint8Array {
	const { version, meta, tensors } = model.recommender
		? savedParts(model.recommender.save())
		: fusedParts(model);
	const { products, customers, history, segments } = model;
	return encodeArtefact({
		kind: RECOMMEND_MODEL_KIND,
		version,
		meta: { ...meta, segmentNames: segments.names, ...countingMeta(model) },
		tensors: {
			productBytes: products.dictionary.bytes,
			productOffsets: products.dictionary.offsets,
			customerBytes: customers.dictionary.bytes,
			customerOffsets: customers.dictionary.offsets,
			...tensors,
			indptr: history.indptr,
			indices: history.indices,
			weights: history.values,
			popularity: model.popularity,
			segmentScores: segments.scores,
			segmentCustomers: segments.customers,
			...(model.catalogue && { catalogue: catalogueBytes(model.catalogue) }),
		},
	});
}

/** Nothing where events were counted as usual. */
function countingMeta({ counting }: LearnedFacts): { counting?: { [key: string]: Json } } {
	return counting === undefined || isUsual(counting) ? {} : { counting: { ...counting } };
}

function fusedParts({ factors, alpha, regularization, meanMass, itemFactors }: FusedModel) {
	return {
		version: FUSED_VERSION,
		meta: { factors, alpha, regularization, meanMass },
		tensors: { itemFactors },
	};
}

function savedParts({ kind, meta, tensors }: SavedRecommender) {
	const named = Object.entries(tensors).map(([name, tensor]) => [PREFIX + name, tensor] as const);
	return {
		version: SCORED_VERSION,
		meta: { recommender: { kind, meta } },
		tensors: Object.fromEntries(named),
	};
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

function readFacts(artefact: DecodedArtefact): LearnedFacts {
	const ids = (name: string) =>
		SortedIds.fromBytes(
			tensor(artefact, `${name}Bytes`, Uint8Array),
			tensor(artefact, `${name}Offsets`, Uint32Array),
		);
	const [products, customers, segmentNames] = [ids('product'), ids('customer'), names(artefact)];
	const scores = segmentNames.length * products.size;
	const counting = readCounting(artefact.meta['counting']);
	if (counting === undefined) throw corrupt('how it counted events is damaged');
	const facts: LearnedFacts = {
		products,
		customers,
		history: readHistory(artefact, customers.size, products.size),
		popularity: tensor(artefact, 'popularity', Float32Array, products.size),
		segments: {
			names: segmentNames,
			scores: tensor(artefact, 'segmentScores', Float32Array, scores),
			customers: tensor(artefact, 'segmentCustomers', Uint32Array, segmentNames.length),
		},
		...(counting && { counting }),
		...(artefact.tensors.has('catalogue') && {
			catalogue: readCatalogueBytes(tensor(artefact, 'catalogue', Uint8Array)),
		}),
	};
	if (finite(facts.popularity) && finite(facts.history.values)) return facts;
	throw corrupt('it holds numbers that are not finite');
}

function readFused(artefact: DecodedArtefact): FusedModel {
	const facts = readFacts(artefact);
	const factors = positive(artefact, 'factors');
	const size = facts.products.size * factors;
	const model: FusedModel = {
		...facts,
		recommender: null,
		factors,
		alpha: positive(artefact, 'alpha'),
		regularization: positive(artefact, 'regularization'),
		meanMass: positive(artefact, 'meanMass'),
		itemFactors: tensor(artefact, 'itemFactors', Float32Array, size),
	};
	if (finite(model.itemFactors)) return model;
	throw corrupt('it holds numbers that are not finite');
}

type JsonObject = SavedRecommender['meta'];

const isObject = (value: Json | undefined): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function readSaved({ meta: { recommender }, tensors }: DecodedArtefact): SavedRecommender {
	const { kind, meta } = isObject(recommender) ? recommender : {};
	if (typeof kind !== 'string' || !isObject(meta)) throw corrupt('its recommender is damaged');
	const named = [...tensors]
		.filter(([name]) => name.startsWith(PREFIX))
		.map(([name, values]) => [name.slice(PREFIX.length), values] as const);
	return { kind, meta, tensors: Object.fromEntries(named) };
}

function readScored(artefact: DecodedArtefact): ScoredModel {
	const facts = readFacts(artefact);
	const recommender = loadRecommender(readSaved(artefact));
	checkWidth(recommender, facts.products.size);
	return { ...facts, recommender };
}

/** A recommender refuses histories over another number of products, even none of them. */
function checkWidth(recommender: Recommender, nCols: number): void {
	const none = { indices: new Uint32Array(0), values: new Float32Array(0) };
	try {
		recommender.score({ nRows: 0, nCols, indptr: new Uint32Array(1), ...none });
	} catch (error) {
		throw corrupt(error instanceof Error ? error.message : String(error));
	}
}

/** Reads and checks an artefact. Throws CORRUPT_FILE, or UNSUPPORTED for another kind of model. */
export function decodeModel(bytes: Uint8Array): RecommendModel {
	const artefact = decodeArtefact(bytes, RECOMMEND_MODEL_KIND);
	if (artefact.version === FUSED_VERSION) return readFused(artefact);
	if (artefact.version === SCORED_VERSION) return readScored(artefact);
	throw corrupt(
		`its version is ${artefact.version}, this package reads ${FUSED_VERSION} and ${SCORED_VERSION}`,
	);
}
