import { readSafetensors, type TypedArray } from '../../table';
import { LibraryError } from '../../errors';
import { tokensOf } from '../vectors/words';
import { reasonsOf } from './spamReasons';
import {
	SPAM_COLUMNS,
	spamRow,
	WORD_COLUMNS,
	RUN_COLUMNS,
	wordColumn,
	type SpamRow,
} from './spamRow';

/** What the filter makes of a text. */
export interface SpamJudgement {
	/** Calibrated on texts that the model had not learned from. */
	readonly probability: number;
	readonly spam: boolean;
	/** Plain English, strongest first: what speaks for spam. Empty where the text is wanted. */
	readonly reasons: readonly string[];
}

/**
 * Spam is called spam from this probability on. Chosen on texts of the training data that the model had not learned from: of 1,000
 * wanted ones fewer than 2 are lost (docs/models/spam.md).
 */
export const SPAM_THRESHOLD = 0.9;

/** Words that are named as a reason. */
const MOST_WORDS = 4;

/** Tells spam from what people write to a shop: one hyperplane over words, runs of characters and signs such as links. */
export class SpamFilter {
	constructor(
		private readonly weights: Float32Array,
		private readonly bias: number,
		/** Platt's line: probability = 1 / (1 + exp(−(slope · decision + shift))). */
		private readonly line: { readonly slope: number; readonly shift: number },
	) {}

	/** Reads what `saveSpam` wrote. Throws CORRUPT_FILE. */
	static load(bytes: Uint8Array): SpamFilter {
		const { tensors } = readSafetensors(bytes);
		const parts = ['words', 'runs'].map((name) => scaled(tensors, name));
		const signs = tensorOf(tensors, 'signs', Float32Array);
		const [bias = 0, slope = 0, shift = 0] = tensorOf(tensors, 'line', Float64Array);
		const weights = Float32Array.from([...parts, signs].flatMap((part) => [...part]));
		if (weights.length !== SPAM_COLUMNS) throw damaged(`it has ${weights.length} weights`);
		return new SpamFilter(weights, bias, { slope, shift });
	}

	/** Probability that a text is spam; of a text without letters and digits 0. */
	probability(text: string): number {
		return this.probabilityOf(spamRow(text));
	}

	/** With reasons. `threshold` 0..1. */
	judge(text: string, threshold = SPAM_THRESHOLD): SpamJudgement {
		const row = spamRow(text);
		const probability = this.probabilityOf(row);
		const spam = probability >= threshold;
		return { probability, spam, reasons: spam ? reasonsOf(row.signs, this.tellingWords(row)) : [] };
	}

	private probabilityOf({ columns, values, signs }: SpamRow): number {
		if (signs.length === 0) return 0;
		let sum = this.bias;
		columns.forEach((column, i) => (sum += (this.weights[column] ?? 0) * (values[i] ?? 0)));
		return 1 / (1 + Math.exp(-(this.line.slope * sum + this.line.shift)));
	}

	/** The words of the text that speak most for spam. */
	private tellingWords({ normalised }: SpamRow): string[] {
		const words = new Set(
			tokensOf(normalised).filter((word) => /^\p{L}{3,}|\p{Script=Han}/u.test(word)),
		);
		return [...words]
			.map((word) => ({ word, weight: this.weights[wordColumn(word)] ?? 0 }))
			.filter(({ weight }) => weight > 0)
			.sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
			.slice(0, MOST_WORDS)
			.map(({ word }) => word);
	}
}

type Tensors = ReadonlyMap<string, TypedArray>;

/** Weights in eighths of a byte's range: value · step. */
function scaled(tensors: Tensors, name: string): Float32Array {
	const [step = 0] = tensorOf(tensors, `${name}.step`, Float32Array);
	return Float32Array.from(tensorOf(tensors, name, Int8Array), (value) => value * step);
}

function tensorOf<T extends TypedArray>(
	tensors: Tensors,
	name: string,
	type: abstract new (...args: never[]) => T,
): T {
	const tensor = tensors.get(name);
	if (tensor instanceof type) return tensor;
	throw damaged(`it has no "${name}"`);
}

const damaged = (what: string) =>
	new LibraryError(
		'CORRUPT_FILE',
		`The weights of the spam filter cannot be read: ${what}.`,
		'Install the package again.',
	);

export const SPAM_PARTS = { words: WORD_COLUMNS, runs: RUN_COLUMNS } as const;
