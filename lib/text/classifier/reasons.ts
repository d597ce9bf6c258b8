import { normaliseText } from '../normalise';
import { wordRuns } from '../vectors/ngrams';
import type { FittedTexts } from './fittedTexts';

/** A word or run of words with what it adds to the decision for a class. */
export interface WordWeight {
	readonly text: string;
	/** Above 0: speaks for the class. */
	readonly weight: number;
}

const WORDLIKE = /[\p{L}\p{N}]/u;

/** What the words of a text add to each class, by the hyperplanes: the part of a decision that people can read. */
export class Reasons {
	constructor(private readonly fitted: FittedTexts) {}

	/** The words of the text that speak most for the class. */
	of(text: string, label: number, most: number): WordWeight[] {
		const found: WordWeight[] = [];
		this.each(text, (word, column, value) => {
			const weight = value * this.weightOf(column, label);
			if (weight > 0) found.push({ text: word, weight });
		});
		return strongest(found, most);
	}

	/** For each class the words that speak most for it in its own texts: mean of what they add there. */
	ofClasses(texts: readonly string[], labels: ArrayLike<number>, most: number): WordWeight[][] {
		const names = new Map<number, string>();
		const nClasses = this.fitted.planes.nClasses;
		const sums = Array.from({ length: nClasses }, () => new Map<number, number>());
		const counts = new Uint32Array(nClasses);
		texts.forEach((text, i) => {
			const label = labels[i] ?? 0;
			counts[label] = (counts[label] ?? 0) + 1;
			const own = sums[label];
			this.each(text, (word, column, value) => {
				if (!names.has(column)) names.set(column, word);
				own?.set(column, (own.get(column) ?? 0) + value);
			});
		});
		return sums.map((own, label) => {
			const words = Array.from(own, ([column, sum]) => ({
				text: names.get(column) ?? '',
				weight: (sum / Math.max(1, counts[label] ?? 0)) * this.weightOf(column, label),
			}));
			return strongest(
				words.filter(({ weight }) => weight > 0),
				most,
			);
		});
	}

	/** Each known run of words with its column and value. */
	private each(text: string, use: (word: string, column: number, value: number) => void): void {
		const [block] = this.fitted.vectors.blocks;
		if (!block) return;
		const read = normaliseText(text);
		const names = wordRuns(read, block.options.lengths);
		const { columns, values } = block.row(read);
		columns.forEach((column, i) => {
			const word = names.get(block.hashes[column] ?? -1) ?? '';
			if (WORDLIKE.test(word)) use(word, column, values[i] ?? 0);
		});
	}

	private weightOf(column: number, label: number): number {
		const { weights, bias } = this.fitted.planes;
		if (bias.length > 1) return weights[column * bias.length + label] ?? 0;
		return (label === 1 ? 1 : -1) * (weights[column] ?? 0);
	}
}

const strongest = (words: WordWeight[], most: number) =>
	words.sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1)).slice(0, most);
