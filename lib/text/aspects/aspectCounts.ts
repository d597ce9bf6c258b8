/** What stands where opinions are told, counted over the texts of one language. */
export class AspectCounts {
	/** Unknown words that could be things: how often at all, and how often an opinion is told of them. */
	private readonly things = new Map<string, Thing>();
	/** Unknown words that are said of known things, with the sign of what else the text says. */
	private readonly sayings = new Map<string, Saying>();
	private seenAll = 0;
	private toldAll = 0;

	seen(word: string): void {
		this.seenAll++;
		const thing = this.thing(word);
		if (thing) thing.seen++;
	}

	/** An opinion is told of a word; `topic` = what the opinion implies. */
	told(word: string, topic: string | undefined): void {
		this.toldAll++;
		const thing = this.thing(word);
		if (!thing) return;
		thing.told++;
		if (topic !== undefined) thing.topics.set(topic, (thing.topics.get(topic) ?? 0) + 1);
	}

	/** A word is said of a known thing in a text that is otherwise good (above 0) or bad. */
	said(word: string, mood: number): void {
		const known = this.sayings.get(word);
		if (!known && this.sayings.size >= MOST_WORDS) return;
		const saying = known ?? { good: 0, bad: 0 };
		if (!known) this.sayings.set(word, saying);
		if (mood > 0) saying.good++;
		if (mood < 0) saying.bad++;
	}

	/** Words of which opinions are told far more often than of other words, by topic; alphabetical. */
	learnedThings(): Map<string, string[]> {
		const topics = new Map<string, string[]>();
		for (const [word, thing] of [...this.things].sort(byWord)) {
			if (!this.isTold(thing)) continue;
			const topic = topicOf(thing);
			topics.set(topic, [...(topics.get(topic) ?? []), word]);
		}
		return topics;
	}

	/** Words that are said in good texts only, or in bad ones only, with a value; alphabetical. */
	learnedOpinions(): Map<string, number> {
		const opinions = new Map<string, number>();
		for (const [word, { good, bad }] of [...this.sayings].sort(byWord)) {
			const count = good + bad;
			if (count < FEWEST) continue;
			// z of a fair coin, with the correction for small counts.
			const z = (Math.abs(good - bad) - 1) / Math.sqrt(count);
			if (z >= SURE) opinions.set(word, good > bad ? LEARNED_VALUE : -LEARNED_VALUE);
		}
		return opinions;
	}

	private thing(word: string): Thing | undefined {
		const known = this.things.get(word);
		if (known || this.things.size >= MOST_WORDS) return known;
		const thing = { seen: 0, told: 0, topics: new Map<string, number>() };
		this.things.set(word, thing);
		return thing;
	}

	private isTold({ seen, told }: Thing): boolean {
		if (told < FEWEST || told / seen <= this.toldAll / this.seenAll) return false;
		return logLikelihood(told, seen, this.toldAll, this.seenAll) >= LIKELY;
	}
}

interface Thing {
	seen: number;
	told: number;
	readonly topics: Map<string, number>;
}

interface Saying {
	good: number;
	bad: number;
}

const MOST_WORDS = 100_000;
const FEWEST = 4;
/** χ² of one degree of freedom at p = 0.001. */
const LIKELY = 10.83;
/** z at p = 0.05, two-sided. */
const SURE = 1.96;
const LEARNED_VALUE = 1.5;
/** Share of a word's opinions that must imply the same topic. */
const AGREED = 0.5;

const byWord = <T>([one]: [string, T], [other]: [string, T]) => (one < other ? -1 : 1);

function topicOf({ told, topics }: Thing): string {
	const [best] = [...topics].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
	return best && best[1] >= told * AGREED ? best[0] : 'product';
}

/** G² of "told" among a word's places against those of all words (Dunning 1993). */
function logLikelihood(told: number, seen: number, toldAll: number, seenAll: number): number {
	const part = (observed: number, expected: number) =>
		observed <= 0 ? 0 : observed * Math.log(observed / expected);
	const share = toldAll / seenAll;
	const [restTold, rest] = [toldAll - told, seenAll - seen];
	return (
		2 *
		(part(told, seen * share) +
			part(seen - told, seen * (1 - share)) +
			part(restTold, rest * share) +
			part(rest - restTold, rest * (1 - share)))
	);
}
