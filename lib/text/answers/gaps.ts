import type { JudgedMessage } from './answerTask';
import { NearTexts } from './nearTexts';
import { normaliseText } from '../normalise';

/** Messages that ask about the same and that the FAQ does not answer. */
export interface MissingEntry {
	readonly messages: number;
	/** The message that is most like the others. */
	readonly example: string;
	/** Up to three further ones. */
	readonly others: readonly string[];
	/** Rows of the messages, from 0; at most 50. */
	readonly rows: readonly number[];
}

/** Cosine from which two messages ask about the same. */
const ALIKE = 0.35;
const MOST_READ = 2_000;
const MOST_GROUPS = 20;
const MOST_ROWS = 50;
const LONGEST_EXAMPLE = 300;

/** Reasons that a better FAQ would take away. */
const ABOUT_THE_FAQ: ReadonlySet<string> = new Set(['unsure', 'several', 'tie', 'language']);

/**
 * Groups unanswered messages that are alike, largest group first: what the FAQ lacks. A message joins the first group whose leader
 * it resembles (leader clustering, Hartigan 1975); the first MOST_READ messages count, so the time is bounded.
 */
export function missingEntries(judged: readonly JudgedMessage[]): MissingEntry[] {
	const rows = [...judged.keys()]
		.filter((row) => judged[row]?.reasons.some(({ code }) => ABOUT_THE_FAQ.has(code)))
		.filter((row) => judged[row]?.reasons.every(({ code }) => code !== 'spam'))
		.slice(0, MOST_READ);
	const texts = rows.map((row) => normaliseText(judged[row]?.text ?? '').slice(0, 1000));
	const near = NearTexts.fit(texts);
	const group = new Int32Array(rows.length).fill(-1);
	const cosines = new Float64Array(rows.length);
	const groups: number[][] = [];
	texts.forEach((text, at) => {
		if (group[at] !== -1) return;
		near.addCosines(text, cosines.fill(0));
		const members = rows
			.map((_, i) => i)
			.filter((i) => {
				return i === at || (i > at && group[i] === -1 && (cosines[i] ?? 0) >= ALIKE);
			});
		for (const member of members) group[member] = groups.length;
		groups.push(members);
	});
	return groups
		.sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0))
		.slice(0, MOST_GROUPS)
		.map((members) =>
			describe(
				members.map((member) => rows[member] ?? 0),
				judged,
			),
		);
}

function describe(rows: readonly number[], judged: readonly JudgedMessage[]): MissingEntry {
	const shown = rows.slice(0, 4).map((row) => (judged[row]?.text ?? '').slice(0, LONGEST_EXAMPLE));
	const [example = '', ...others] = shown;
	return { messages: rows.length, example, others, rows: rows.slice(0, MOST_ROWS) };
}
