/**
 * Some texts can be read in two ways: 1.234 (point or comma), 03/04/2024 (day or month first). The rule for both:
 * a text with one possible reading is read so; a text with two follows the column, and the column follows the texts that
 * leave no choice. Counts are of rows, so the decision does not depend on row order.
 */
export interface Evidence {
	/** Rows that only the first reading can explain, only the second, both alike, both but differently, neither. */
	readonly onlyFirst: number;
	readonly onlySecond: number;
	readonly same: number;
	readonly differ: number;
	readonly neither: number;
}

export interface Decision {
	readonly choice: 'first' | 'second';
	/** What decided: the user's setting, the column's own values, other columns of the table, or the documented default. */
	readonly basis: 'setting' | 'values' | 'other columns' | 'default';
	/** Rows that could be read either way and were read by the choice. */
	readonly ambiguousRows: number;
	/** The column clearly writes both ways: ambiguous texts in it cannot be trusted and count as invalid. */
	readonly mixed: boolean;
}

/** Below this share of the deciding rows, the majority of a mixed column does not decide for ambiguous texts. */
const CLEAR_MAJORITY = 0.9;

/** Weighs two readings per distinct text; `counts[i]` rows have text i. NaN = unreadable that way. */
export function weighEvidence(
	first: Float64Array,
	second: Float64Array,
	counts: ArrayLike<number>,
): Evidence {
	let [onlyFirst, onlySecond, same, differ, neither] = [0, 0, 0, 0, 0];
	for (let i = 0; i < first.length; i++) {
		const a = first[i] ?? NaN;
		const b = second[i] ?? NaN;
		const rows = counts[i] ?? 0;
		if (Number.isNaN(a)) {
			if (Number.isNaN(b)) neither += rows;
			else onlySecond += rows;
		} else if (Number.isNaN(b)) onlyFirst += rows;
		else if (a === b) same += rows;
		else differ += rows;
	}
	return { onlyFirst, onlySecond, same, differ, neither };
}

/** Decides which reading ambiguous texts get. `others` sums the evidence of the table's other columns of the kind. */
export function decide(
	own: Evidence,
	setting: 'first' | 'second' | undefined,
	others: Pick<Evidence, 'onlyFirst' | 'onlySecond'>,
	fallback: 'first' | 'second',
): Decision {
	const ambiguousRows = own.differ;
	if (setting) return { choice: setting, basis: 'setting', ambiguousRows, mixed: false };
	const total = own.onlyFirst + own.onlySecond;
	if (total > 0) {
		const choice = own.onlyFirst >= own.onlySecond ? 'first' : 'second';
		const mixed = Math.max(own.onlyFirst, own.onlySecond) / total < CLEAR_MAJORITY;
		return { choice, basis: 'values', ambiguousRows, mixed };
	}
	if (others.onlyFirst !== others.onlySecond) {
		const choice = others.onlyFirst > others.onlySecond ? 'first' : 'second';
		return { choice, basis: 'other columns', ambiguousRows, mixed: false };
	}
	return { choice: fallback, basis: 'default', ambiguousRows, mixed: false };
}

/** The value of text i under a decision: NaN = invalid. A setting is strict; a column's own choice lets single readings stand. */
export function resolve(first: number, second: number, decision: Decision): number {
	const [chosen, other] = decision.choice === 'first' ? [first, second] : [second, first];
	if (decision.basis === 'setting') return chosen;
	if (Number.isNaN(chosen)) return other;
	const ambiguous = !Number.isNaN(other) && chosen !== other;
	return ambiguous && decision.mixed ? NaN : chosen;
}
