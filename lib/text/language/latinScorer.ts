/**
 * Tells languages in Latin letters apart: the scores of n-grams and words are added, and the sums become probabilities by a
 * scale that was fitted on parts of training tweets (docs/decisions, language detection).
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LibraryError } from '../../errors';
import { readSafetensors } from '../../table';
import type { Detection } from './detection';
import { GramTable, type GramTensors } from './gramTable';
import { isKnownLanguage } from './languages';
import { LatinWords } from './latinWords';

/** By ISO 639-1, in the order of the table. "hi" is Hindi typed with Latin letters, "ms" Malay and Indonesian. */
export const LATIN_LANGUAGES =
	`en es fr de it pt hi az ca cs da et eu fi hr hu is lt lv ms nl no pl ro sk sl sq sv tl tr vi yo`.split(
		' ',
	);

/** The first of LATIN_LANGUAGES are ours. */
const OURS = 7;

const FILE = join(__dirname, 'weights', 'languages.safetensors');

/** Probability that a score more makes a language more likely, in logarithms: fitted on parts of training tweets. */
const SCALE = 0.02;
/** Sums this far behind the best one count as impossible: e^−10. */
const FAR_BEHIND = 500;

/** Lead of the best sum at which no further words are read: e^12. */
const CLEAR_LEAD = 600;

const COMMON = new Set(['nl', 'pl', 'sv', 'da', 'no', 'tr', 'ms', 'ro', 'cs']);

/** How likely each language is before a text is read: ours alike, Hindi with Latin letters less, others seldom. */
export const USUAL_WEIGHTS = Float64Array.from(LATIN_LANGUAGES, (language, i) => {
	if (i < OURS) return language === 'hi' ? 0.1 : 1;
	return COMMON.has(language) ? 0.05 : 0.02;
});

const logarithms = (weights: Float64Array) => weights.map((weight) => Math.log(weight) / SCALE);

export class LatinScorer {
	private readonly scores = new Int32Array(LATIN_LANGUAGES.length);
	private readonly words: LatinWords;
	private readonly usual = logarithms(USUAL_WEIGHTS);
	private readonly known = new WeakMap<Float64Array, Float64Array>();

	constructor(tensors: GramTensors) {
		this.words = new LatinWords(new GramTable(tensors, this.scores), () => this.isClear());
	}

	/** Reads the first `end` units of a text; `weights` = how likely each of LATIN_LANGUAGES is before. */
	detect(text: string, end: number, weights?: Float64Array): Detection {
		this.scores.fill(0);
		this.words.read(text, end);
		if (this.words.grams === 0 && weights === undefined) return NOTHING;
		return this.likeliest(this.before(weights));
	}

	/** Whether one language leads by so much that the rest of the text need not be read. */
	private isClear(): boolean {
		let [first, second] = [0, 0];
		for (const score of this.scores) {
			if (score > first) [first, second] = [score, first];
			else if (score > second) second = score;
		}
		return first - second > CLEAR_LEAD;
	}

	private before(weights: Float64Array | undefined): Float64Array {
		if (weights === undefined) return this.usual;
		const known = this.known.get(weights) ?? logarithms(weights);
		this.known.set(weights, known);
		return known;
	}

	private likeliest(before: Float64Array): Detection {
		const { scores } = this;
		let best = 0;
		let most = -Infinity;
		for (let i = 0; i < scores.length; i++) {
			const score = (scores[i] ?? 0) + (before[i] ?? 0);
			if (score > most) [best, most] = [i, score];
		}
		let [ours, others] = [0, 0];
		for (let i = 0; i < scores.length; i++) {
			const behind = (scores[i] ?? 0) + (before[i] ?? 0) - most;
			if (behind < -FAR_BEHIND) continue;
			if (i < OURS) ours += Math.exp(behind * SCALE);
			else others += Math.exp(behind * SCALE);
		}
		return detectionOf(best, ours, others);
	}
}

const NOTHING: Detection = { language: 'other', confidence: 0 };

/** The likeliest language, whose share is 1; `ours` and `others` = shares of all of them. */
function detectionOf(best: number, ours: number, others: number): Detection {
	const name = LATIN_LANGUAGES[best] ?? '';
	if (isKnownLanguage(name)) return { language: name, confidence: 1 / (ours + others) };
	return { language: 'other', confidence: others / (ours + others), name };
}

let opened: Promise<GramTensors> | undefined;

/** A scorer with the shipped table, which is read once a thread. */
export async function openLatinScorer(): Promise<LatinScorer> {
	opened ??= readTensors();
	return new LatinScorer(await opened);
}

async function readTensors(): Promise<GramTensors> {
	const { tensors } = readSafetensors(await readFile(FILE));
	const { keys, marks, counts, pairs } = Object.fromEntries(tensors);
	if (
		!(keys instanceof Uint32Array) ||
		!(marks instanceof Uint8Array) ||
		!(counts instanceof Uint8Array) ||
		!(pairs instanceof Uint16Array)
	) {
		throw new LibraryError('CORRUPT_FILE', `${FILE} lacks tensors`, 'Install the package again.');
	}
	return { keys, marks, counts, pairs };
}
