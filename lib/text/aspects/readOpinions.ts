import type { PhraseFinder } from '../phrases/phraseFinder';
import type { Hit } from '../rules/tally';
import type { Opinion, Target } from './aspect';
import { FIRST_MEANING, type Meaning } from './aspectWords';
import type { Span } from './links';

/** Weaker words say nothing of a thing. */
const FAINT = 0.3;

interface Meant extends Span {
	readonly meaning: Meaning;
}

/** What the words of a text name, and what they say. */
export interface TextParts {
	readonly targets: Target[];
	readonly opinions: Opinion[];
}

/** Things and opinions of the text that `finder` has read, each in order. `hits` = its words with a value, negation applied. */
export function readParts(
	hits: readonly Hit[],
	finder: PhraseFinder,
	meanings: readonly Meaning[],
): TextParts {
	const targets: Target[] = [];
	const meant: Meant[] = [];
	for (let i = 0; i < finder.count; i++) {
		const meaning = meanings[(finder.code[i] ?? 0) - FIRST_MEANING];
		if (!meaning) continue;
		const span = { from: finder.from[i] ?? 0, to: finder.to[i] ?? 0 };
		if (meaning.value !== 0 || meaning.depends) meant.push({ ...span, meaning });
		else targets.push(openTarget(span, meaning.topic));
	}
	return { targets, opinions: opinionsOf(hits, targets, meant) };
}

/** A thing of which nothing is said yet. */
export const openTarget = (
	{ from, to }: Span,
	topic: string,
	{ implied = false, guessed = false } = {},
): Target => ({
	from,
	to,
	topic,
	minor: topic === 'product',
	implied,
	guessed,
	opinions: [],
	cost: Infinity,
});

/** Words that count, with the topics they imply; words that only name a thing are none. */
function opinionsOf(
	hits: readonly Hit[],
	targets: readonly Target[],
	meant: readonly Meant[],
): Opinion[] {
	let [named, next] = [0, 0];
	const opinions: Opinion[] = [];
	const takeDepending = (until: number) => {
		for (; next < meant.length && (meant[next]?.to ?? 0) <= until; next++) {
			const { from, to, meaning } = meant[next] ?? NOTHING;
			if (meaning.depends && from >= (opinions.at(-1)?.to ?? 0))
				opinions.push({ from, to, value: 0, depends: meaning.depends });
		}
	};
	for (const { from, to, value } of hits) {
		takeDepending(from);
		while (named < targets.length && (targets[named]?.to ?? 0) <= from) named++;
		const target = targets[named];
		if (Math.abs(value) < FAINT || (target && target.from <= from && target.to >= to)) continue;
		const { from: begin, meaning } = meant[next] ?? NOTHING;
		const meaningful = begin < to ? meaning : undefined;
		const topic = meaningful?.depends ? undefined : meaningful?.topic;
		opinions.push({ from, to, value, topic, depends: meaningful?.depends });
	}
	takeDepending(Infinity);
	return opinions;
}

const NOTHING: Meant = { from: Infinity, to: Infinity, meaning: { topic: '', value: 0 } };
