import type { PhraseFinder } from '../phrases/phraseFinder';
import { isStop, isWordUnit } from '../rules/units';
import { CONTRAST, COPULA, FIRST_MEANING, JOIN } from './aspectWords';

/** What lies between two places of a text counts so much towards their distance. */
const CONTENT = 1;
const LITTLE = 0.25;
const JOINED = 1;
const COMMA = 1.5;
/** A character of a language written without spaces. */
const CHARACTER = 0.4;

/** How far apart the places of one text are, as sums over its UTF-16 units, and which of them belong to one sentence. */
export class Terrain {
	private far = new Float64Array(1024);
	private part = new Int32Array(1024);
	private copulas = new Int32Array(1024);

	/** Distance from one place to a later one. */
	between(from: number, to: number): number {
		return (this.far[to] ?? 0) - (this.far[from] ?? 0);
	}

	/** Whether two places are in the same part: no sentence ends and no "but" between them. */
	together(a: number, b: number): boolean {
		return this.part[a] === this.part[b];
	}

	partOf(at: number): number {
		return this.part[at] ?? 0;
	}

	/** Whether an "is" stands between two places. */
	linked(from: number, to: number): boolean {
		return (this.copulas[to] ?? 0) > (this.copulas[from] ?? 0);
	}

	/** Takes in a text (in lower case) that `finder` has just read. */
	read(text: string, finder: PhraseFinder): void {
		const size = text.length + 2;
		if (this.far.length < size) this.grow(size);
		this.far.fill(0, 0, size);
		this.copulas.fill(0, 0, size);
		this.part.fill(0, 0, size);
		this.weighWords(text, finder);
		this.weighPhrases(finder);
		this.weighMarks(text);
		this.addUp(size);
	}

	private grow(size: number): void {
		this.far = new Float64Array(size * 2);
		this.part = new Int32Array(size * 2);
		this.copulas = new Int32Array(size * 2);
	}

	/** Weights stand one unit after the beginning of what they weigh. */
	private weighWords(text: string, { spaced, tokens }: PhraseFinder): void {
		if (spaced) {
			for (let i = 0; i < tokens.count; i++) this.far[tokens.fromOf(i) + 1] = CONTENT;
			return;
		}
		for (let i = 0; i < text.length; i++)
			this.far[i + 1] = isWordUnit(text.charCodeAt(i)) ? CHARACTER : 0;
	}

	private weighPhrases(finder: PhraseFinder): void {
		for (let i = 0; i < finder.count; i++) {
			const code = finder.code[i] ?? 0;
			if (code >= FIRST_MEANING) continue;
			const from = finder.from[i] ?? 0;
			this.far.fill(0, from + 1, (finder.to[i] ?? 0) + 1);
			this.far[from + 1] = code === JOIN ? JOINED : LITTLE;
			if (code === COPULA) this.copulas[from + 1] = 1;
			// The "but" itself belongs to what follows it.
			if (code === CONTRAST) this.part[from] = 1;
		}
	}

	private weighMarks(text: string): void {
		for (let i = 0; i < text.length; i++) {
			const unit = text.charCodeAt(i);
			if (isPlain(unit) || !isStop(unit) || isInNumber(text, i)) continue;
			const next = text.charCodeAt(i + 1);
			// Of "!!" the last one ends the part.
			if (isEnd(unit)) this.part[i + 1] = isStop(next) && isEnd(next) ? 0 : 1;
			else this.far[i + 1] = COMMA;
		}
	}

	private addUp(size: number): void {
		const { far, part, copulas } = this;
		let [distance, parts, links] = [0, 0, 0];
		for (let i = 0; i < size; i++) {
			distance += far[i] ?? 0;
			parts += part[i] ?? 0;
			links += copulas[i] ?? 0;
			far[i] = distance;
			part[i] = parts;
			copulas[i] = links;
		}
	}
}

/** Space and the letters a to z, which most texts are made of. */
const isPlain = (unit: number) => unit === 32 || (unit >= 97 && unit <= 122);

const COMMAS = new Set([...',:，、：،()（）~～'].map((mark) => mark.charCodeAt(0)));

/** Marks that end what belongs together; the others only part it. */
const isEnd = (unit: number) => !COMMAS.has(unit);

const isDigit = (unit: number) => unit >= 48 && unit <= 57;

/** "4.5", "1,200" */
const isInNumber = (text: string, at: number) =>
	isDigit(text.charCodeAt(at + 1)) && isDigit(text.charCodeAt(at - 1));
