import type { Aspect } from '../aspects/aspectFinder';
import { Best, type Ranked } from './best';
import { meanInterval } from './intervals';
import type { Quote, TopicReport } from './report';

interface TopicQuote extends Ranked {
	readonly text: string;
	readonly score: number;
}

interface PeriodCount {
	mentions: number;
	sum: number;
}

/** What is said of one topic. */
interface TopicCount {
	mentions: number;
	texts: number;
	lastRow: number;
	sum: number;
	squares: number;
	negative: number;
	positive: number;
	targets: Map<string, number>;
	periods: Map<number, PeriodCount>;
	praise: Best<TopicQuote>;
	complaints: Best<TopicQuote>;
}

/** The same as plain data. */
export type CountedTopic = Omit<TopicCount, 'lastRow' | 'praise' | 'complaints'> & {
	readonly topic: string;
	readonly praise: readonly TopicQuote[];
	readonly complaints: readonly TopicQuote[];
};

const QUOTES = 3;
const MOST_TARGETS = 8;
/** Scores nearer to 0 speak neither for nor against. */
const SIDED = 0.05;
const NO_PERIOD = -1;

/** Adds up what texts say of topics. */
export class TopicTally {
	private readonly topics = new Map<string, TopicCount>();

	/** Aspects of one text; `period`: its place in the trend, −1 = none. */
	add(aspects: readonly Aspect[], row: number, period: number): void {
		for (const { topic, target, score, confidence, quote } of aspects) {
			const count = this.topicOf(topic);
			count.mentions++;
			if (count.lastRow !== row) count.texts++;
			count.lastRow = row;
			count.sum += score;
			count.squares += score * score;
			count.targets.set(target, (count.targets.get(target) ?? 0) + 1);
			if (score < -SIDED) count.negative++;
			if (score > SIDED) count.positive++;
			if (period !== NO_PERIOD) addTo(count.periods, period, { mentions: 1, sum: score });
			const best = score > SIDED ? count.praise : score < -SIDED ? count.complaints : null;
			best?.offer({ rank: Math.abs(score) * confidence, row, text: quote, score });
		}
	}

	/** Adds what another tally counted in other rows. */
	merge(counted: readonly CountedTopic[]): void {
		for (const other of counted) {
			const count = this.topicOf(other.topic);
			count.mentions += other.mentions;
			count.texts += other.texts;
			count.sum += other.sum;
			count.squares += other.squares;
			count.negative += other.negative;
			count.positive += other.positive;
			for (const [target, mentions] of other.targets)
				count.targets.set(target, (count.targets.get(target) ?? 0) + mentions);
			for (const [period, added] of other.periods) addTo(count.periods, period, added);
			count.praise.offerAll(other.praise);
			count.complaints.offerAll(other.complaints);
		}
	}

	finish(): CountedTopic[] {
		return [...this.topics].map(([topic, count]) => {
			return { ...count, topic, praise: count.praise.items, complaints: count.complaints.items };
		});
	}

	private topicOf(topic: string): TopicCount {
		let count = this.topics.get(topic);
		if (!count) this.topics.set(topic, (count = emptyCount()));
		return count;
	}
}

const emptyCount = (): TopicCount => ({
	...{ mentions: 0, texts: 0, lastRow: -1, sum: 0, squares: 0, negative: 0, positive: 0 },
	targets: new Map(),
	periods: new Map(),
	praise: new Best(QUOTES),
	complaints: new Best(QUOTES),
});

function addTo(periods: Map<number, PeriodCount>, period: number, added: PeriodCount): void {
	const count = periods.get(period);
	if (!count) periods.set(period, { ...added });
	else {
		count.mentions += added.mentions;
		count.sum += added.sum;
	}
}

/** Topics as the report tells them, most mentions first. `periods`: first days of the trend's periods, null = no trend. */
export function topicReports(
	counted: readonly CountedTopic[],
	periods: readonly string[] | null,
): TopicReport[] {
	return [...counted]
		.sort((a, b) => b.mentions - a.mentions || (a.topic < b.topic ? -1 : 1))
		.map((count) => ({
			topic: count.topic,
			mentions: count.mentions,
			texts: count.texts,
			score: meanInterval(count.mentions, count.sum, count.squares),
			negativeShare: count.negative / count.mentions,
			positiveShare: count.positive / count.mentions,
			targets: mostNamed(count.targets),
			trend: periods?.map((from, period) => periodOf(from, count.periods.get(period))) ?? null,
			praise: count.praise.map(quoteOf),
			complaints: count.complaints.map(quoteOf),
		}));
}

const quoteOf = ({ row, text, score }: TopicQuote): Quote => ({ row, text, score });

const periodOf = (from: string, count: PeriodCount | undefined) => ({
	from,
	mentions: count?.mentions ?? 0,
	score: count ? count.sum / count.mentions : null,
});

function mostNamed(targets: ReadonlyMap<string, number>) {
	return [...targets]
		.map(([target, mentions]) => ({ target, mentions }))
		.sort((a, b) => b.mentions - a.mentions || (a.target < b.target ? -1 : 1))
		.slice(0, MOST_TARGETS);
}
