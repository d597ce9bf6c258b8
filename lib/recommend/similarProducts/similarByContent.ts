import type { JobContext } from '../../ports';
import type { Catalogue } from '../catalogue';
import { buildContentIndex, ContentScorer, type ContentOptions } from '../content';
import { topOfRow } from '../models/topOfRow';

/** Less alike than this is not called alike. */
const LEAST_LIKENESS = 0.1;

export interface Alike {
	/** Number of the model's product. */
	readonly item: number;
	/** Cosine of what the catalogue says about both, above 0.1 and at most 1. */
	readonly score: number;
}

/**
 * For products that a model does not know: those of the model of which the catalogue says about the same, best first, ties to
 * the lower number. `shown`: the model's products that may be listed, by their number. Products that are not in the catalogue,
 * or of which it says nothing, get an empty list. Throws MISSING_COLUMN, CANCELLED.
 */
export function similarByContent(
	ids: readonly string[],
	shown: ReadonlyMap<number, string>,
	catalogue: Catalogue,
	{ topN, content = {} }: { readonly topN: number; readonly content?: ContentOptions | undefined },
	{ signal }: JobContext,
): Alike[][] {
	const index = buildContentIndex(catalogue.table, catalogue.options, content);
	const items = [...shown.keys()].filter((item) => index.rowOf.has(shown.get(item) ?? ''));
	const rows = items.map((item) => index.rowOf.get(shown.get(item) ?? '') ?? 0);
	const scorer = new ContentScorer(index, Uint32Array.from(rows));
	return ids.map((id) => {
		signal.throwIfCancelled();
		const scores = scorer.score({ rows: [index.rowOf.get(id) ?? -1], weights: [1] });
		const best = topOfRow(scores, topN).map((at) => ({
			item: items[at] ?? 0,
			score: scores[at] ?? 0,
		}));
		return best.filter(({ score }) => score > LEAST_LIKENESS);
	});
}
