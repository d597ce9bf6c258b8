import type { RuleWeights } from './pack';
import * as kinds from './wordTable';

// Imported constants are looked up at each use; these are asked for each word.
const { BOOSTER, CONTRAST, NEGATOR, SYMBOL, VALUE } = kinds;

/** No word with a value before in this clause. A small integer: fractions would cost time at each word. */
const FAR = 1e6;

/** A word that counts, with all rules applied; places in UTF-16 units. */
export interface Hit {
	readonly from: number;
	readonly to: number;
	readonly value: number;
}

/** Applies negation, strength and contrast to the known words of one text, in order of reading. */
export class Tally {
	private values = new Float64Array(64);
	private places = new Uint32Array(128);
	private count = 0;
	private boost = 0;
	private turned = false;
	/** Words or characters up to which what was said of the next word still holds. */
	private left = 0;
	/** Value of a negator that may stand alone ("No."), waiting for what follows. */
	private alone = 0;
	private aloneFrom = 0;
	private aloneTo = 0;
	private contrasted = false;
	/** Words without a value since the last one with a value in this clause. */
	private since = FAR;

	constructor(
		private readonly rules: RuleWeights,
		private readonly table: kinds.WordTable,
	) {}

	clear(): void {
		this.count = 0;
		this.contrasted = false;
		this.alone = 0;
		this.since = FAR;
		this.forget();
	}

	/** The word of that place in the table; `kind` = what it is there, or a SYMBOL. `loud` = in capitals among others that are not. */
	take(kind: number, place: number, from: number, to: number, loud: boolean): void {
		const value = this.table.value(place);
		if ((kind & SYMBOL) !== 0) this.addSymbol(value, from, to);
		else if ((kind & CONTRAST) !== 0) this.turnTo();
		else if ((kind & NEGATOR) !== 0) this.negate((kind & VALUE) !== 0 ? value : 0, from, to);
		else if ((kind & BOOSTER) !== 0)
			this.strengthen(loud ? this.table.boost(place) * 1.5 : this.table.boost(place));
		else if (value !== 0) this.add(value, from, to, loud);
		else this.pass();
	}

	/** A word or character without a value. */
	pass(): void {
		this.settleAlone();
		this.since++;
		if (this.left > 0 && --this.left === 0) this.forget();
	}

	/** The end of a clause. */
	stop(): void {
		this.settleAlone();
		this.since = FAR;
		this.forget();
	}

	/** Sum of the words that speak for, and of those that speak against (above 0), diluted; as `sum` left them. */
	good = 0;
	bad = 0;

	/** Sum over the text before it is squeezed, diluted by the number of words that count. */
	sum(exclamations: number): number {
		this.settleAlone();
		const { dilution, exclamation } = this.rules;
		let [sum, good] = [0, 0];
		for (let i = 0; i < this.count; i++) {
			const value = this.values[i] ?? 0;
			sum += value;
			if (value > 0) good += value;
		}
		const share = 1 / (1 + dilution * Math.max(0, this.count - 1));
		this.good = good * share;
		this.bad = (good - sum) * share;
		const loud = Math.min(exclamations, 4) * exclamation;
		if (sum > 0) sum += loud;
		else if (sum < 0) sum -= loud;
		return sum / (1 + dilution * Math.max(0, this.count - 1));
	}

	get size(): number {
		return this.count;
	}

	hits(): Hit[] {
		return Array.from({ length: this.count }, (_, i) => ({
			from: this.places[2 * i] ?? 0,
			to: this.places[2 * i + 1] ?? 0,
			value: this.values[i] ?? 0,
		}));
	}

	private add(value: number, from: number, to: number, loud: boolean): void {
		const { negated, capitals, afterContrast } = this.rules;
		this.alone = 0;
		let full = loud ? value + Math.sign(value) * capitals : value;
		full *= Math.max(0.1, 1 + this.boost);
		if (this.turned) full *= negated;
		this.push(this.contrasted ? full * afterContrast : full, from, to);
		this.since = 0;
		this.forget();
	}

	private addSymbol(value: number, from: number, to: number): void {
		this.stop();
		this.push(value, from, to);
	}

	private push(value: number, from: number, to: number): void {
		if (this.count === this.values.length) this.grow();
		this.values[this.count] = value;
		this.places[2 * this.count] = from;
		this.places[2 * this.count + 1] = to;
		this.count++;
	}

	private grow(): void {
		const [values, places] = [this.values, this.places];
		this.values = new Float64Array(values.length * 2);
		this.places = new Uint32Array(places.length * 2);
		this.values.set(values);
		this.places.set(places);
	}

	private negate(value: number, from: number, to: number): void {
		this.settleAlone();
		if (this.since <= (this.rules.reachBack ?? -1)) {
			this.turnLast();
			return;
		}
		this.turned = !this.turned;
		this.left = this.rules.reach;
		this.alone = value;
		this.aloneFrom = from;
		this.aloneTo = to;
	}

	private strengthen(boost: number): void {
		if (this.rules.boostsBack === true && this.since === 0) {
			const last = this.count - 1;
			this.values[last] = (this.values[last] ?? 0) * (1 + boost);
			this.since++;
		} else {
			this.boost += boost;
			this.left = this.rules.reach;
		}
	}

	private turnLast(): void {
		const last = this.count - 1;
		this.values[last] = (this.values[last] ?? 0) * this.rules.negated;
		this.since = FAR;
	}

	private settleAlone(): void {
		if (this.alone === 0) return;
		this.push(this.alone, this.aloneFrom, this.aloneTo);
		this.alone = 0;
	}

	private turnTo(): void {
		this.stop();
		const { beforeContrast } = this.rules;
		for (let i = 0; i < this.count; i++) this.values[i] = (this.values[i] ?? 0) * beforeContrast;
		this.contrasted = true;
	}

	private forget(): void {
		this.boost = 0;
		this.turned = false;
		this.left = 0;
	}
}
