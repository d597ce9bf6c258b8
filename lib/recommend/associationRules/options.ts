import { LibraryError } from '../../errors';
import type { FileSource, Table } from '../../table';
import type { CatalogueOptions } from '../catalogue';
import { checkNumber } from '../options';
import { MEASURES, type Measure } from './measures';

export interface RulesOptions {
	/** Column with the basket (order, receipt, visit): rows of one basket share it. */
	readonly basketColumn: string;
	readonly productColumn: string;
	/** Pieces; products of which nothing is left in a basket (returned, 0) do not count. Default: every row counts. */
	readonly quantityColumn?: string;
	/** Least share of all baskets that hold everything in a rule, 0 … 1; default 0.01. */
	readonly minSupport?: number;
	/** Least number of baskets that do, ≥ 1; default 1. The stricter of the two counts. */
	readonly minBaskets?: number;
	/** Least share of the baskets with the left side that also hold the right side, 0 … 1; default 0.25. */
	readonly minConfidence?: number;
	/** Least lift, ≥ 0; default 0. */
	readonly minLift?: number;
	/** Products in a rule, both sides together: at least (2 … maxLength, default 2) and at most (2 … 30, default 10). */
	readonly minLength?: number;
	readonly maxLength?: number;
	/** Rules and partners are sorted by this, best first; default `lift`. */
	readonly sortBy?: Measure;
	/** Only the best rules are given, ≥ 1; default all. */
	readonly limit?: number;
	/** Partners a product, 1 … 100; default 5. */
	readonly topN?: number;
	/** More frequent sets of products than this end the job (MEMORY_LIMIT); default 2,000,000. */
	readonly maxItemSets?: number;
	/** More matching rules than this end the job (MEMORY_LIMIT); default 2,000,000. */
	readonly maxRules?: number;
	/** The shop's products: names and, for partners, what may be offered at all. */
	readonly products?: Table | FileSource;
	readonly catalogue?: CatalogueOptions;
	/** Partners: `nested` (default), one row a product with a list; `long`, one row a pair. */
	readonly layout?: 'nested' | 'long';
}

/** What is needed once the columns are read: all of it known. */
export type RulesSettings = Required<
	Omit<RulesOptions, 'basketColumn' | 'productColumn' | 'quantityColumn' | 'products' | 'catalogue'>
>;

/** Defaults filled in, ranges checked. Throws INVALID_PARAMETER. */
export function checkRules({
	minSupport = 0.01,
	minBaskets = 1,
	minConfidence = 0.25,
	minLift = 0,
	minLength = 2,
	maxLength = 10,
	sortBy = 'lift',
	limit = Infinity,
	topN = 5,
	maxItemSets = 2_000_000,
	maxRules = 2_000_000,
	layout = 'nested',
}: RulesOptions): RulesSettings {
	checkNumber('minSupport', minSupport, 0, 1, false);
	checkNumber('minBaskets', minBaskets, 1, 2 ** 32);
	checkNumber('minConfidence', minConfidence, 0, 1, false);
	checkNumber('minLift', minLift, 0, Number.MAX_VALUE, false);
	checkNumber('maxLength', maxLength, 2, 30);
	checkNumber('minLength', minLength, 2, maxLength);
	checkNumber('topN', topN, 1, 100);
	if (limit !== Infinity) checkNumber('limit', limit, 1, 2 ** 32);
	checkNumber('maxItemSets', maxItemSets, 1, 100_000_000);
	checkNumber('maxRules', maxRules, 1, 100_000_000);
	if (!MEASURES.includes(sortBy)) throw unknownMeasure(sortBy);
	const support = { minSupport, minBaskets, minConfidence, minLift };
	const sizes = { minLength, maxLength, limit, topN, maxItemSets, maxRules };
	return { ...support, ...sizes, sortBy, layout };
}

function unknownMeasure(sortBy: string): LibraryError {
	return new LibraryError(
		'INVALID_PARAMETER',
		`sortBy must be one of ${MEASURES.join(', ')}, got ${sortBy}.`,
		'Set it to one of them.',
	);
}

/** The least whole number of baskets that is at least this share of them; 0.1 of 30 is 3 in spite of rounding. */
export function leastBaskets(
	{ minSupport, minBaskets }: Pick<RulesSettings, 'minSupport' | 'minBaskets'>,
	baskets: number,
): number {
	return Math.max(1, minBaskets, Math.ceil(minSupport * baskets * (1 - 1e-12)));
}
