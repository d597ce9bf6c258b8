/**
 * Job `recommend.similarBySaved`: for each given product those that a saved model recommends to somebody who bought nothing
 * else. Products that the model does not know get an empty list.
 */
import { LibraryError } from '../../errors';
import type { CsrMatrix } from '../../math';
import type { JobContext } from '../../ports';
import { stringColumn, Table, type FileSource } from '../../table';
import type { CatalogueOptions } from '../catalogue';
import { codeIds } from '../ids';
import { decodeModel, type RecommendModel } from '../model';
import { scoreBlocks } from '../models/scoreBlocks';
import { topOfRow } from '../models/topOfRow';
import { checkNumber } from '../options';
import { ProductTexts } from '../productTexts';
import { openCatalogue } from '../recommend';
import { openScorer, type Scorer } from '../scorer';

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
}

export interface SimilarBySavedResult {
	/** One row a given row: `productId` and `similarProducts`, a JSON list best first, `[]` for products unknown to the model. */
	readonly table: Table;
	readonly report: {
		readonly products: number;
		/** Rows whose product the model does not know. */
		readonly unknown: number;
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

/** Throws MISSING_COLUMN, INVALID_PARAMETER, CORRUPT_FILE, UNSUPPORTED (a model of bestsellers), CANCELLED. */
export async function similarBySaved(
	given: Table,
	options: SimilarBySavedOptions,
	context: JobContext,
): Promise<SimilarBySavedResult> {
	const { topN = 5, productColumn, artefact } = options;
	checkNumber('topN', topN, 1, 100);
	const catalogue = await openCatalogue(options, context);
	const model = decodeModel(artefact);
	const scorer = openScorer(model);
	refusePopularity(scorer);
	const { codes, ids } = codeIds(given, productColumn);
	const places = Int32Array.from(ids, (id) => model.products.indexOf(id));
	const wanted = Uint32Array.from(new Set(places.filter((place) => place >= 0)));
	const texts = new ProductTexts(idsOf(model), catalogue);
	const lists = listsFor(scorer, wanted, topN, (item) => texts.mayBeShown(item), context);
	const json = new Map(
		lists.map((list, i) => [
			wanted[i] ?? -1,
			JSON.stringify(list.map(({ item, score }) => texts.json(item, { score }))),
		]),
	);
	const shown = Array.from(codes, (code) => json.get(places[code] ?? -1) ?? '[]');
	const unknown = codes.filter((code) => (places[code] ?? -1) < 0).length;
	return {
		table: new Table([
			['productId', stringColumn(Array.from(codes, (code) => ids[code] ?? ''))],
			['similarProducts', stringColumn(shown, true)],
		]),
		report: { products: given.numRows, unknown, method: scorer.kind },
	};
}
