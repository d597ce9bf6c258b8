import { SENTIMENT_CLASSES } from '../sentiment/sentiment';
import { meanInterval, netInterval } from './intervals';
import type { Summary } from './report';

export const [NEGATIVE, NEUTRAL, POSITIVE] = [0, 1, 2] as const;

/** The class of a byte. */
export const classAt = (code: number) => SENTIMENT_CLASSES[code] ?? 'neutral';

/** Adds up the texts of one group. */
export class SummaryTally {
	texts = 0;
	private readonly classes = [0, 0, 0];
	private sum = 0;
	private squares = 0;

	add(code: number, score: number): void {
		this.texts++;
		this.classes[code] = (this.classes[code] ?? 0) + 1;
		this.sum += score;
		this.squares += score * score;
	}

	finish(): Summary {
		const { texts, classes, sum, squares } = this;
		const [negative = 0, neutral = 0, positive = 0] = classes;
		const score = meanInterval(texts, sum, squares);
		return {
			texts,
			positive,
			neutral,
			negative,
			score,
			net: netInterval(positive, negative, texts),
		};
	}
}
