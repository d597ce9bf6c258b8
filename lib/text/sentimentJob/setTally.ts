import type { UrgencyReading } from '../urgency/openUrgency';
import type { Language } from '../language/languages';
import { Best, type Ranked } from './best';
import { StarTally, type CountedStars } from './stars';
import { TopicTally, type CountedTopic } from './topicTally';
import { WordTally, type CountedWords } from './wordTally';

interface ScoredRow extends Ranked {
	readonly score: number;
}

export interface UrgentRow extends ScoredRow {
	readonly reasons: readonly string[];
}

/** Counts of a set of rows as plain data. */
export interface CountedSet {
	readonly words: CountedWords;
	readonly topics: readonly CountedTopic[];
	readonly stars: CountedStars;
	readonly urgent: number;
	readonly urgentRows: readonly UrgentRow[];
	/** By place in EMOTIONS + 1. */
	readonly emotions: readonly { code: number; texts: number; best: readonly ScoredRow[] }[];
	/** Texts whose language the set had to settle, by language. */
	readonly settled: readonly (readonly [Language, number])[];
}

/** From here on a message counts as urgent: about one plain reason ("as soon as possible") and a little more. */
export const URGENT = 0.6;
const MOST_URGENT = 20;

/** What the report needs of the texts themselves, added up a row at a time. */
export class SetTally {
	readonly words = new WordTally();
	readonly topics = new TopicTally();
	readonly stars = new StarTally();
	private urgent = 0;
	private readonly urgentRows = new Best<UrgentRow>(MOST_URGENT);
	private readonly emotions = new Map<number, { texts: number; best: Best<ScoredRow> }>();
	private readonly settledBy = new Map<Language, number>();

	settled(language: Language, texts = 1): void {
		this.settledBy.set(language, (this.settledBy.get(language) ?? 0) + texts);
	}

	addEmotion(code: number, example: ScoredRow): void {
		const count = this.emotionOf(code);
		count.texts++;
		count.best.offer(example);
	}

	addUrgency(row: number, { score: rank, reasons }: UrgencyReading, score: number): void {
		if (rank < URGENT) return;
		this.urgent++;
		if (this.urgentRows.wants(rank, row))
			this.urgentRows.offer({ row, rank, score, reasons: reasons.map(({ kind }) => kind) });
	}

	merge(counted: CountedSet): void {
		this.words.merge(counted.words);
		this.topics.merge(counted.topics);
		this.stars.merge(counted.stars);
		this.urgent += counted.urgent;
		this.urgentRows.offerAll(counted.urgentRows);
		for (const { code, texts, best } of counted.emotions) {
			const count = this.emotionOf(code);
			count.texts += texts;
			count.best.offerAll(best);
		}
		for (const [language, texts] of counted.settled) this.settled(language, texts);
	}

	finish(): CountedSet {
		const emotions = [...this.emotions].map(([code, { texts, best }]) => {
			return { code, texts, best: best.items };
		});
		return {
			words: this.words.finish(),
			topics: this.topics.finish(),
			stars: this.stars.finish(),
			urgent: this.urgent,
			urgentRows: this.urgentRows.items,
			emotions,
			settled: [...this.settledBy],
		};
	}

	private emotionOf(code: number) {
		let count = this.emotions.get(code);
		if (!count) this.emotions.set(code, (count = { texts: 0, best: new Best<ScoredRow>(1) }));
		return count;
	}
}
