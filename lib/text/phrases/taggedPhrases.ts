import type { LanguagePack } from '../rules/pack';
import { endingsOf } from './endings';
import { PhraseFinder } from './phraseFinder';

/** A phrase of a text that belongs to one of the tags of a list. */
export interface TaggedPhrase {
	readonly tag: string;
	readonly weight: number;
	readonly from: number;
	readonly to: number;
	/** Whether a "not" turns it. */
	readonly negated: boolean;
	/** Whether a "very" stands before it. */
	readonly stressed: boolean;
}

const NEGATOR = 1;
const BOOSTER = 2;
const FIRST_TAG = 4;
/** Characters after a "not" or "very" up to which it still holds. */
const REACH = 18;
const REACH_UNSPACED = 4;

/** Finds the phrases of tagged lists in texts of one language, with what negates and stresses them. */
export class TaggedPhrases {
	private readonly finder: PhraseFinder;
	private readonly tags: { tag: string; weight: number }[] = [];
	private readonly reach: number;
	private readonly reachBack: number;

	/** `lists` = lines of "tag weight: phrases apart by commas". */
	constructor(pack: LanguagePack, lists: string) {
		const phrases = new Map<string, number>();
		for (const word of pack.negators) phrases.set(word, NEGATOR);
		for (const [word, strength] of pack.boosters) if (strength > 0) phrases.set(word, BOOSTER);
		for (const line of lists.split('\n')) this.addLine(line, phrases);
		const after = endingsOf(pack.language);
		const affixes = after && { before: [], after };
		this.finder = new PhraseFinder({ pack, phrases, affixes });
		this.reach = pack.spaced ? REACH : REACH_UNSPACED;
		this.reachBack = pack.rules.reachBack === undefined ? 0 : REACH;
	}

	/** The phrases of a text in lower case, in order of reading. */
	read(lower: string): TaggedPhrase[] {
		const { finder } = this;
		finder.read(lower);
		const found: TaggedPhrase[] = [];
		for (let i = 0; i < finder.count; i++) {
			const known = this.tags[(finder.code[i] ?? 0) - FIRST_TAG];
			if (!known) continue;
			const [from, to] = [finder.from[i] ?? 0, finder.to[i] ?? 0];
			const negated = this.near(i, NEGATOR, lower);
			found.push({ ...known, from, to, negated, stressed: this.before(i, BOOSTER, lower) });
		}
		return found;
	}

	private addLine(line: string, phrases: Map<string, number>): void {
		const colon = line.indexOf(':');
		if (colon < 0) return;
		const [tag = '', weight = '1'] = line.slice(0, colon).split(' ');
		this.tags.push({ tag, weight: Number(weight) });
		for (const phrase of line.slice(colon + 1).split(',')) {
			const word = phrase.trim();
			if (word !== '') phrases.set(word, FIRST_TAG + this.tags.length - 1);
		}
	}

	private near(at: number, code: number, text: string): boolean {
		if (this.before(at, code, text)) return true;
		const end = this.finder.to[at] ?? 0;
		const next = this.finder.code[at + 1] === code && at + 1 < this.finder.count;
		const gap = (this.finder.from[at + 1] ?? 0) - end;
		return next && gap < this.reachBack && isOneClause(text, end, end + gap);
	}

	/** Whether a word of this code stands before, with no more than another such word between. */
	private before(at: number, code: number, text: string): boolean {
		const from = this.finder.from[at] ?? 0;
		for (let i = at - 1; i >= 0 && i >= at - 2; i--) {
			const end = this.finder.to[i] ?? 0;
			if (from - end > this.reach || !isOneClause(text, end, from)) return false;
			const found = this.finder.code[i] ?? 0;
			if (found === code) return true;
			if (found >= FIRST_TAG) return false;
		}
		return false;
	}
}

const MARKS = /[.,;:!?()…。，、；：！？（）؟،؛।\n]/u;

const isOneClause = (text: string, from: number, to: number) => !MARKS.test(text.slice(from, to));
