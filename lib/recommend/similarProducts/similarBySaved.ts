/**
 * Job `recommend.similarBySaved`: for each given product those that a saved model recommends to somebody who bought nothing
 * else. Products that the model does not know get those of which the catalogue says about the same; without one an empty list.
 */
import { LibraryError } from '../../errors';
import type { CsrMatrix } from '../../math';
import type { JobContext } from '../../ports';
import { stringColumn, Table, type FileSource } from '../../table';
import type { Catalogue, CatalogueOptions } from '../catalogue';
import type { ContentOptions } from '../content';
import { codeIds } from '../ids';
import { decodeModel, type RecommendModel } from '../model';
import { scoreBlocks } from '../models/scoreBlocks';
import { topOfRow } from '../models/topOfRow';
import { checkNumber } from '../options';
import { ProductTexts } from '../productTexts';
import { openCatalogue } from '../recommend';
import { openScorer, type Scorer } from '../scorer';
import { similarByContent } from './similarByContent';

export interface SimilarBySavedOptions {
	/** A saved model, kind `recommend.ials`. */
	readonly artefact: Uint8Array;
	/** Column of the given products with their id. */
	readonly productColumn: string;
	/** Similar products a product, 1 … 100; default 5. */
	readonly topN?: number;
	/** The shop's products: names, and what may be listed at all. */
	readonly products?: Table | FileSource;
	readonly catalogue?: CatalogueOptions;
	/** What the likeness of products that the model does not know rests on. */
	readonly content?: ContentOptions;
}

export interface SimilarBySavedResult {
	/**
	 * One row a given row: `productId`, `similarProducts` (a JSON list, best first) and `similarSource`: `model`, `content` (the
	 * model does not know the product) or `none` (an empty list).
	 */
	readonly table: Table;
	readonly report: {
		readonly products: number;
		/** Rows whose product the model does not know. */
		readonly unknown: number;
		/** Those of them that were served by what the catalogue says. */
		readonly byContent: number;
		/** What scores: `ials`, `ease`, `itemKnn`, `bpr` or `blend`. */
		readonly method: string;
	};
}

/** Models whose scores of 0 or less say that two products have nothing to do with each other. */
const LINKS = new Set(['ease', 'itemKnn']);

interface Similar {
	readonly item: number;
	readonly score: number;
}

function refusePopularity({ kind }: Scorer): void {
	if (kind !== 'popularity') return;
	throw new LibraryError(
		'UNSUPPORTED',
		'The saved model recommends bestsellers to everybody: it knows nothing about which products are alike.',
		'Train a model with another method, or find similar products from the orders.',
	);
}

/** One history a product that holds nothing but it. */
function oneProductEach(items: Uint32Array, nCols: number): CsrMatrix {
	const indptr = Uint32Array.from({ length: items.length + 1 }, (_, row) => row);
	const values = new Float32Array(items.length).fill(1);
	return { nRows: items.length, nCols, indptr, indices: items, values };
}

function listsFor(
	scorer: Scorer,
	items: Uint32Array,
	topN: number,
	mayBeShown: (item: number) => boolean,
	context: JobContext,
): Similar[][] {
	const { nProducts: width, kind } = scorer;
	const hidden = Array.from({ length: width }, (_, item) => item).filter(
		(item) => !mayBeShown(item),
	);
	const lists: Similar[][] = [];
	scoreBlocks(scorer, oneProductEach(items, width), context, (from, to, scores) => {
		for (let row = from; row < to; row++) {
			const own = scores.subarray((row - from) * width, (row - from + 1) * width);
			for (const item of hidden) own[item] = NaN;
			own[items[row] ?? 0] = NaN;
			const best = topOfRow(own, topN).map((item) => ({ item, score: own[item] ?? 0 }));
			lists.push(LINKS.has(kind) ? best.filter(({ score }) => score > 0) : best);
		}
	});
	return lists;
}

const idsOf = ({ products }: RecommendModel) =>
	Array.from({ length: products.size }, (_, item) => products.get(item));

/** Lists of JSON by product id. */
type Lists = ReadonlyMap<string, readonly Readonly<Record<string, unknown>>[]>;

function listsByModel(
	{ products }: RecommendModel,
	scorer: Scorer,
	ids: readonly string[],
	texts: ProductTexts,
	topN: number,
	context: JobContext,
): Lists {
	const known = ids.filter((id) => products.indexOf(id) >= 0);
	const items = Uint32Array.from(known, (id) => products.indexOf(id));
	const lists = listsFor(scorer, items, topN, (item) => texts.mayBeShown(item), context);
	return jsonLists(known, lists, texts);
}

function listsByContent(
	model: RecommendModel,
	ids: readonly string[],
	texts: ProductTexts,
	catalogue: Catalogue | null,
	options: { readonly topN: number; readonly content?: ContentOptions | undefined },
	context: JobContext,
): Lists {
	const unknown = ids.filter((id) => model.products.indexOf(id) < 0);
	if (catalogue === null || unknown.length === 0) return new Map();
	const numbered = idsOf(model).map((id, item) => [item, id] as const);
	const shown = new Map(numbered.filter(([item]) => texts.mayBeShown(item)));
	return jsonLists(unknown, similarByContent(unknown, shown, catalogue, options, context), texts);
}

const jsonLists = (
	ids: readonly string[],
	lists: readonly Similar[][],
	texts: ProductTexts,
): Lists =>
	new Map(
		lists.map((list, i) => [
			ids[i] ?? '',
			list.map(({ item, score }) => texts.json(item, { score })),
		]),
	);

/** Throws MISSING_COLUMN, INVALID_PARAMETER, CORRUPT_FILE, UNSUPPORTED (a model of bestsellers), CANCELLED. */
export async function similarBySaved(
	given: Table,
	options: SimilarBySavedOptions,
	context: JobContext,
): Promise<SimilarBySavedResult> {
	const { topN = 5, productColumn, artefact, content } = options;
	checkNumber('topN', topN, 1, 100);
	const catalogue = await openCatalogue(options, context);
	const model = decodeModel(artefact);
	const scorer = openScorer(model);
	refusePopularity(scorer);
	const { codes, ids } = codeIds(given, productColumn);
	const texts = new ProductTexts(idsOf(model), catalogue);
	const known = listsByModel(model, scorer, ids, texts, topN, context);
	const alike = listsByContent(model, ids, texts, catalogue, { topN, content }, context);
	const rows = Array.from(codes, (code) => ids[code] ?? '');
	const lists = rows.map((id) => known.get(id) ?? alike.get(id) ?? []);
	const sources = rows.map((id, row) =>
		(lists[row]?.length ?? 0) === 0 ? 'none' : known.has(id) ? 'model' : 'content',
	);
	return {
		table: new Table([
			['productId', stringColumn(rows)],
			[
				'similarProducts',
				stringColumn(
					lists.map((list) => JSON.stringify(list)),
					true,
				),
			],
			['similarSource', stringColumn(sources)],
		]),
		report: {
			products: given.numRows,
			unknown: rows.filter((id) => !known.has(id)).length,
			byContent: sources.filter((source) => source === 'content').length,
			method: scorer.kind,
		},
	};
}
