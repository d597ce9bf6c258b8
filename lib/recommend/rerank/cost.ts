/** What the rules of lists cost: nDCG on hidden purchases with and without each of them. */
import type { JobContext } from '../../ports';
import type { HoldOutRules, Judged } from '../holdOut';
import { modelLists } from '../judge';
import { interval, scoreList, type Interval } from '../metrics';
import type { RecommendModel } from '../model';
import type { Reordering } from '../pickRules';

export interface RuleCost {
	/** `limits` are those of category and brand. */
	readonly rule: 'limits' | 'boost' | 'diversity' | 'exploration' | 'all';
	/** Of the lists with this rule alone (`all`: with all of them). */
	readonly ndcg: number;
	/** nDCG without rules minus nDCG with it, customer by customer: above 0 = the rule costs hits. */
	readonly cost: Interval;
	readonly text: string;
}

export interface RulesCost {
	/** Without any of the rules. */
	readonly plainNdcg: number;
	readonly customers: number;
	readonly k: number;
	readonly rules: readonly RuleCost[];
}

const NAMES: Readonly<Record<RuleCost['rule'], string>> = {
	limits: 'The limits per category and brand',
	boost: 'The business boost',
	diversity: 'Diversity',
	exploration: 'The exploration share',
	all: 'All rules together',
};

function textOf(rule: RuleCost['rule'], { mean, low, high }: Interval, plain: number): string {
	const share = plain > 0 ? ` (${((100 * mean) / plain).toFixed(1)} %)` : '';
	const range = `95 % interval ${low.toFixed(4)} to ${high.toFixed(4)}`;
	const name = NAMES[rule];
	const verb = rule === 'limits' || rule === 'all' ? ['cost', 'gain'] : ['costs', 'gains'];
	if (low > 0) return `${name} ${verb[0]} ${mean.toFixed(4)} nDCG${share}, ${range}.`;
	if (high < 0) return `${name} ${verb[1]} ${(-mean).toFixed(4)} nDCG, ${range}.`;
	return `${name}: no cost in nDCG can be shown, ${range}.`;
}

/** The wanted rules one by one, and all of them where there are several. */
function variants({ caps, rerank }: Reordering): [RuleCost['rule'], Reordering][] {
	const { boost = null, diversity = null, exploration = null } = rerank ?? {};
	const none = { boost: null, diversity: null, exploration: null, tally: null };
	const single: [RuleCost['rule'], Reordering, boolean][] = [
		['limits', { caps, rerank: null }, caps.length > 0],
		['boost', { caps: [], rerank: { ...none, boost } }, boost !== null],
		['diversity', { caps: [], rerank: { ...none, diversity } }, diversity !== null],
		['exploration', { caps: [], rerank: { ...none, exploration } }, exploration !== null],
	];
	const wanted = single.flatMap(([rule, lists, isWanted]): [RuleCost['rule'], Reordering][] =>
		isWanted ? [[rule, lists]] : [],
	);
	if (wanted.length < 2) return wanted;
	return [...wanted, ['all', { caps, rerank: rerank && { ...rerank, tally: null } }]];
}

/**
 * Judges lists of k with the rules against those without (`plain`: their nDCG, customer by customer); null when there are
 * no rules. The model must not know the hidden purchases.
 */
export function rulesCost(
	model: RecommendModel,
	judged: readonly Judged[],
	plain: readonly number[],
	{ k, rules }: { readonly k: number; readonly rules: HoldOutRules },
	context: JobContext,
): RulesCost | null {
	const wanted = rules.reorder ? variants(rules.reorder(model)) : [];
	if (wanted.length === 0) return null;
	const ndcgs = (lists: Reordering) =>
		modelLists(model, judged, k, { ...rules, ...lists }, context).map(
			(list, i) => scoreList(list, judged[i]?.hidden ?? new Set(), k).ndcg,
		);
	const plainNdcg = interval(plain).mean;
	return {
		plainNdcg,
		customers: judged.length,
		k,
		rules: wanted.map(([rule, lists]) => {
			const own = ndcgs(lists);
			const cost = interval(plain.map((ndcg, i) => ndcg - (own[i] ?? 0)));
			return { rule, ndcg: interval(own).mean, cost, text: textOf(rule, cost, plainNdcg) };
		}),
	};
}
