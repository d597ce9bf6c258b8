import type { TrainFairness } from '../train/fairnessReport';
import { cut, firstOf } from './bounds';
import type { ModelCard } from './form';

const MOST_COLUMNS = 10;
const MOST_GROUPS = 30;
/** A group of fewer rows could point to a person: it is counted, not named. */
const ROWS_TO_NAME = 10;

/** The audit for the card: the largest groups, cut names. */
export function cardFairness(fairness: TrainFairness | null): ModelCard['fairness'] {
	if (!fairness) return null;
	const { audited, favourableClass, columns, mitigation, accuracy, policy, notes } = fairness;
	const texts = (all: readonly string[]) => all.slice(0, 30).map((text) => cut(text, 500));
	return {
		audited: cut(audited, 1_000),
		favourableClass: cut(favourableClass),
		columns: columns.slice(0, MOST_COLUMNS).map(({ column, groups, measures }) => {
			const bySize = [...groups].sort((a, b) => b.rows - a.rows);
			const { shown, more } = firstOf(bySize, MOST_GROUPS);
			const named = shown.map(({ name, rows, small, before, after }) => ({
				name: rows < ROWS_TO_NAME ? '(few rows)' : cut(name),
				...{ rows, small, before, after },
			}));
			return { column: cut(column), groups: named, moreGroups: more, measures };
		}),
		mitigation: mitigation && { method: mitigation.method, column: cut(mitigation.column) },
		accuracy,
		policy: { passed: policy.passed, reasons: texts(policy.reasons) },
		notes: texts(notes),
	};
}

/** What a reader must know of it. */
export function fairnessLimits(fairness: ModelCard['fairness']): string[] {
	if (!fairness) return [];
	const small = fairness.columns.flatMap(({ column, groups }) => {
		const few = groups.filter((group) => group.small).length;
		return few > 0
			? [
					`By "${cut(column, 60)}", ${few} groups have too few rows to say whether it treats them alike.`,
				]
			: [];
	});
	const broken = fairness.policy.reasons.map((reason) => `Fairness limit exceeded. ${reason}`);
	return [...broken, ...small];
}
