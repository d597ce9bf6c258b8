import type { Feature } from '../../features';
import { describeRule, type RuleWords } from './ruleText';
import type { Tree } from './tree';
import type { Rule, RuleCondition } from './rule';

/** What a way through the tree asks of one feature. Numbers are ranges, categories sets of codes. */
interface Asked {
	readonly above: number;
	readonly upTo: number;
	readonly codes: ReadonlySet<number> | undefined;
	readonly missing: boolean;
}

type Way = ReadonlyMap<number, Asked>;

/** Thresholds at this number part known values from missing ones. */
const ALL = Number.MAX_VALUE;

/** The leaves of a tree as rules, from the left to the right; conditions in the order in which the tree asks first. */
export function treeRules(tree: Tree, features: readonly Feature[], words: RuleWords = {}): Rule[] {
	const rules: Rule[] = [];
	const waiting: { node: number; way: Way }[] = [{ node: 0, way: new Map() }];
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		const { node, way } = next;
		if ((tree.feature[node] ?? -1) < 0) {
			rules.push(ruleOf(tree, node, way, features, words));
			continue;
		}
		waiting.push({ node: tree.right[node] ?? 0, way: step(tree, node, way, features, false) });
		waiting.push({ node: tree.left[node] ?? 0, way: step(tree, node, way, features, true) });
	}
	return rules;
}

function step(
	tree: Tree,
	node: number,
	way: Way,
	features: readonly Feature[],
	left: boolean,
): Way {
	const asked = tree.feature[node] ?? 0;
	const feature = features[asked];
	const all =
		feature?.kind === 'category' ? new Set(feature.categories.map((_, code) => code)) : undefined;
	const before = way.get(asked) ?? { above: -Infinity, upTo: Infinity, codes: all, missing: true };
	const missing = before.missing && (tree.missingLeft[node] === 1) === left;
	const threshold = tree.threshold[node] ?? 0;
	const range = left
		? { upTo: Math.min(before.upTo, threshold) }
		: { above: Math.max(before.above, threshold) };
	const codes = before.codes && goingCodes(tree, node, before.codes, left);
	const now = codes ? { ...before, codes, missing } : { ...before, ...range, missing };
	return new Map([...way, [asked, now]]);
}

function goingCodes(tree: Tree, node: number, codes: ReadonlySet<number>, left: boolean) {
	const at = tree.categoryAt[node] ?? 0;
	const goes = (code: number) =>
		(((tree.categorySets[at + (code >> 5)] ?? 0) >>> (code & 31)) & 1) === 1;
	return new Set([...codes].filter((code) => goes(code) === left));
}

function ruleOf(
	tree: Tree,
	leaf: number,
	way: Way,
	features: readonly Feature[],
	words: RuleWords,
): Rule {
	const conditions = Array.from(way, ([at, asked]) => conditionOf(features[at], asked));
	const value = tree.value.slice(leaf * tree.nOutputs, (leaf + 1) * tree.nOutputs);
	const cover = tree.cover[leaf] ?? 0;
	const text = describeRule({ conditions, value, cover }, words);
	return { conditions, value, cover, text };
}

function conditionOf(feature: Feature | undefined, asked: Asked): RuleCondition {
	const name = feature?.name ?? '';
	const { missing, codes, above, upTo } = asked;
	if (feature?.kind === 'category' && codes) {
		const categories = feature.categories.filter((_, code) => codes.has(code));
		const nOthers = feature.categories.length - categories.length;
		return { kind: 'category', feature: name, categories, nOthers, missing };
	}
	const known = above < ALL;
	return {
		kind: 'number',
		feature: name,
		above: known ? above : -Infinity,
		upTo: upTo < ALL ? upTo : Infinity,
		known,
		missing,
	};
}
