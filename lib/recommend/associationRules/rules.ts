/**
 * Association rules with one product on the right, from frequent item sets: every way to take one product out of a set
 * is a candidate. Finding the rest's count is a walk down the tree of sets, so a rule costs as many look-ups as it has products.
 */
import { LibraryError } from '../../errors';
import { selectInPlace } from '../../math';
import type { JobContext } from '../../ports';
import type { ItemSets } from './itemSets';
import { ruleMeasures, type Measure, type RuleMeasures } from './measures';
import type { PrefixTree } from './prefixTree';

export interface RuleOptions {
	/** Number of baskets. */
	readonly baskets: number;
	/** Least share of the baskets with the left side that also hold the right side, 0 … 1. */
	readonly minConfidence: number;
	/** Least lift, ≥ 0. */
	readonly minLift: number;
	/** Least number of products in a rule, both sides together, ≥ 2. */
	readonly minLength: number;
	/** Best first by this. */
	readonly sortBy: Measure;
	/** Only the best ones are kept; Infinity = all. */
	readonly limit: number;
	/** More matching rules than this are refused (MEMORY_LIMIT). */
	readonly maxRules: number;
}

export interface Rule extends RuleMeasures {
	/** Product numbers, ascending. */
	readonly antecedent: readonly number[];
	readonly consequent: number;
	/** Baskets that hold all of them. */
	readonly baskets: number;
}

export interface FoundRules {
	/** Best first; ties: higher confidence, higher support, fewer products, then lower product numbers. */
	readonly rules: readonly Rule[];
	/** How many matched, those beyond the limit included. */
	readonly matched: number;
}

/** Candidates: set (node of the tree) and which product on its way to the root is the right side. */
class Candidates {
	private readonly nodes: number[] = [];
	private readonly taken: number[] = [];
	private readonly scores: number[] = [];

	constructor(private readonly maxRules: number) {}

	get count(): number {
		return this.nodes.length;
	}

	add(node: number, taken: number, score: number): void {
		if (this.nodes.length >= this.maxRules) throw tooManyRules(this.maxRules);
		this.nodes.push(node);
		this.taken.push(taken);
		this.scores.push(score);
	}

	/** Numbers of the `limit` best ones and of all that tie with the last of them. */
	best(limit: number): { node: number; taken: number }[] {
		const { nodes, taken, scores } = this;
		const cut =
			limit < scores.length
				? selectInPlace(Float64Array.from(scores), scores.length - limit)
				: -Infinity;
		const all = nodes.map((node, i) => ({ node, taken: taken[i] ?? 0 }));
		return all.filter((_, i) => (scores[i] ?? 0) >= cut);
	}
}

function tooManyRules(limit: number): LibraryError {
	return new LibraryError(
		'MEMORY_LIMIT',
		`More than ${limit.toLocaleString('en-US')} rules match.`,
		'Raise the minimum confidence, lift or support, or lower the maximum number of products in a rule.',
		{ limit },
	);
}

/** Nodes from the set's largest rank (first) to the set itself (last). */
function pathOf({ parent }: PrefixTree, node: number): number[] {
	const path: number[] = [];
	for (let at = node; at !== 0; at = parent[at] ?? 0) path.push(at);
	return path.reverse();
}

/** How many baskets hold the set without the product at `path[taken]`. */
function countWithout(tree: PrefixTree, path: readonly number[], taken: number): number {
	let node = path[taken - 1] ?? 0;
	for (let i = taken + 1; i < path.length; i++) {
		node = tree.child(node, tree.item[path[i] ?? 0] ?? -1);
	}
	return tree.count[node] ?? 0;
}

class RuleFinder {
	constructor(
		private readonly sets: ItemSets,
		private readonly options: RuleOptions,
	) {}

	measures(path: readonly number[], taken: number): RuleMeasures & { readonly both: number } {
		const { tree } = this.sets;
		const rank = tree.item[path[taken] ?? 0] ?? -1;
		const both = tree.count[path.at(-1) ?? 0] ?? 0;
		const counts = {
			baskets: this.options.baskets,
			antecedent: countWithout(tree, path, taken),
			consequent: tree.count[tree.child(0, rank)] ?? 0,
			both,
		};
		return { ...ruleMeasures(counts), both };
	}

	collect(signal: JobContext['signal']): Candidates {
		const { minConfidence, minLift, minLength, sortBy, maxRules } = this.options;
		const { tree } = this.sets;
		const found = new Candidates(maxRules);
		for (let node = 1; node < tree.size; node++) {
			if (node % SETS_A_LOOK === 0) signal.throwIfCancelled();
			const path = pathOf(tree, node);
			if (path.length < minLength) continue;
			for (let taken = 0; taken < path.length; taken++) {
				const measures = this.measures(path, taken);
				if (measures.confidence >= minConfidence && measures.lift >= minLift)
					found.add(node, taken, measures[sortBy]);
			}
		}
		return found;
	}

	rule(node: number, taken: number): Rule {
		const { tree, products } = this.sets;
		const path = pathOf(tree, node);
		const { both, ...measures } = this.measures(path, taken);
		const numbers = path.map((at) => products[tree.item[at] ?? 0] ?? 0);
		const consequent = numbers[taken] ?? 0;
		const antecedent = numbers.filter((_, i) => i !== taken).sort((a, b) => a - b);
		return { antecedent, consequent, baskets: both, ...measures };
	}
}

const SETS_A_LOOK = 4096;

function compareNumbers(a: readonly number[], b: readonly number[]): number {
	const differs = a.findIndex((value, i) => value !== b[i]);
	return differs < 0 ? 0 : (a[differs] ?? 0) - (b[differs] ?? 0);
}

/** Infinity − Infinity is no number: equal ones must be seen first. */
const downwards = (a: number, b: number) => (a === b ? 0 : b > a ? 1 : -1);

const compareRules = (by: Measure) => (a: Rule, b: Rule) =>
	downwards(a[by], b[by]) ||
	downwards(a.confidence, b.confidence) ||
	downwards(a.support, b.support) ||
	a.antecedent.length - b.antecedent.length ||
	compareNumbers(a.antecedent, b.antecedent) ||
	a.consequent - b.consequent;

/** The rules that meet the options, best first. Throws MEMORY_LIMIT (too many rules), CANCELLED. */
export function associationRules(
	sets: ItemSets,
	options: RuleOptions,
	{ signal }: Pick<JobContext, 'signal'>,
): FoundRules {
	const finder = new RuleFinder(sets, options);
	const found = finder.collect(signal);
	const rules = found
		.best(options.limit)
		.map(({ node, taken }) => finder.rule(node, taken))
		.sort(compareRules(options.sortBy));
	return { rules: rules.slice(0, options.limit), matched: found.count };
}
