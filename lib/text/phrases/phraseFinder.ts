import { FIRST_SEED, firstStep, SECOND_SEED, secondStep } from '../rules/hash';
import type { Affixes, LanguagePack } from '../rules/pack';
import { Tokens } from '../rules/tokens';
import { joinFirst, joinSecond, WordTable } from '../rules/wordTable';

/** How the phrases of a list are found in the texts of a language. */
export interface PhraseOptions {
	/** The language's own rules: how it is written, and which spellings are one. */
	readonly pack: LanguagePack;
	/** Phrase → code ≥ 1. Words are lower case, apart by one space. */
	readonly phrases: ReadonlyMap<string, number>;
	/** Endings and prefixes that unknown words lose; default: those of the pack. */
	readonly affixes?: Affixes | undefined;
}

/**
 * Finds the phrases of a list in texts, the longest at each place, with the tokens of the rules. One finder serves any
 * number of texts, one after the other; columns hold what was found in the last. Linear in the length of the text.
 */
export class PhraseFinder {
	count = 0;
	from = new Int32Array(64);
	to = new Int32Array(64);
	code = new Int32Array(64);
	/** The tokens of the last text; none where words are not written apart. */
	readonly tokens: Tokens;
	readonly spaced: boolean;
	private readonly table: WordTable;

	constructor({ pack, phrases, affixes }: PhraseOptions) {
		const none = new Set<string>();
		const list: LanguagePack = {
			...pack,
			values: phrases,
			negators: none,
			boosters: new Map(),
			contrasts: none,
			...(affixes && { affixes }),
		};
		this.spaced = pack.spaced;
		this.table = new WordTable(list);
		this.tokens = new Tokens(this.table, list);
	}

	/** `lower` = the text in lower case. */
	read(lower: string): void {
		this.count = 0;
		if (this.spaced) this.readSpaced(lower);
		else this.readUnspaced(lower);
	}

	private readSpaced(lower: string): void {
		const { tokens } = this;
		tokens.read(lower);
		for (let i = 0; i < tokens.count;) i += this.phraseAt(i);
	}

	/** Takes the longest phrase from a token on. @returns how many tokens it has, 1 where there is none */
	private phraseAt(start: number): number {
		const { tokens, table } = this;
		let first = tokens.firstOf(start);
		let second = tokens.secondOf(start);
		let at = tokens.placeOf(start);
		let [place, length] = [table.isEntry(at) ? at : -1, 1];
		for (let i = start + 1; table.isPrefix(at) && i < tokens.count; i++) {
			if (tokens.endsAfter(i - 1)) break;
			first = joinFirst(first, tokens.firstOf(i));
			second = joinSecond(second, tokens.secondOf(i));
			at = table.find(first, second);
			if (table.isEntry(at)) [place, length] = [at, i - start + 1];
		}
		if (place >= 0) this.push(place, tokens.fromOf(start), tokens.toOf(start + length - 1));
		return length;
	}

	private readUnspaced(lower: string): void {
		const { table } = this;
		for (let start = 0; start < lower.length;) {
			let [first, second, place, length] = [FIRST_SEED, SECOND_SEED, -1, 1];
			for (let i = start; i < lower.length; i++) {
				first = firstStep(first, lower.charCodeAt(i));
				second = secondStep(second, lower.charCodeAt(i));
				const at = table.find(first, second);
				if (table.isEntry(at)) [place, length] = [at, i - start + 1];
				if (!table.isPrefix(at)) break;
			}
			if (place >= 0) this.push(place, start, start + length);
			start += length;
		}
	}

	private push(place: number, from: number, to: number): void {
		if (this.count === this.from.length) this.grow();
		this.from[this.count] = from;
		this.to[this.count] = to;
		this.code[this.count++] = this.table.value(place);
	}

	private grow(): void {
		this.from = doubled(this.from);
		this.to = doubled(this.to);
		this.code = doubled(this.code);
	}
}

function doubled(column: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
	const grown = new Int32Array(column.length * 2);
	grown.set(column);
	return grown;
}
