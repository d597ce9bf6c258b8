import { LibraryError } from '../../errors';
import type { SavedRecommender } from '../recommender';

/** What is wrong with a saved recommender, as CORRUPT_FILE. */
export const corruptRecommender = (kind: string, what: string) =>
	new LibraryError(
		'CORRUPT_FILE',
		`The saved ${kind} recommender cannot be used: ${what}.`,
		'Train it again, or pick another saved version.',
	);

/** Reads what `save` wrote, with every length and number checked. All methods throw CORRUPT_FILE. */
export class SavedReader {
	constructor(
		private readonly saved: SavedRecommender,
		readonly kind: string,
		version: number,
	) {
		if (saved.kind !== kind) throw this.corrupt(`it is a ${saved.kind}`);
		if (this.meta('version') !== version)
			throw this.corrupt(`its version is ${String(this.meta('version'))}, not ${version}`);
	}

	corrupt(what: string): LibraryError {
		return corruptRecommender(this.kind, what);
	}

	/** A finite number min..max. */
	number(name: string, min: number, max: number): number {
		const value = this.meta(name);
		if (typeof value === 'number' && value >= min && value <= max) return value;
		throw this.corrupt(`"${name}" is not a number ${min}..${max}`);
	}

	whole(name: string, min: number, max: number): number {
		const value = this.number(name, min, max);
		if (Number.isInteger(value)) return value;
		throw this.corrupt(`"${name}" is not a whole number`);
	}

	/** One of the texts. */
	choice<T extends string>(name: string, allowed: readonly T[]): T {
		const found = allowed.find((text) => text === this.meta(name));
		if (found !== undefined) return found;
		throw this.corrupt(`"${name}" is not one of ${allowed.join(', ')}`);
	}

	/** A float32 tensor of this length, all finite. */
	floats(name: string, length: number): Float32Array {
		const tensor = this.tensor(name);
		if (tensor instanceof Float32Array && tensor.length === length && tensor.every(Number.isFinite))
			return tensor;
		throw this.corrupt(`"${name}" is not ${length} finite numbers`);
	}

	/** An int32 tensor of this length, all values min..max. */
	integers(name: string, length: number, min: number, max: number): Int32Array {
		const tensor = this.tensor(name);
		if (
			tensor instanceof Int32Array &&
			tensor.length === length &&
			tensor.every((value) => value >= min && value <= max)
		)
			return tensor;
		throw this.corrupt(`"${name}" is not ${length} whole numbers ${min}..${max}`);
	}

	meta(name: string): unknown {
		return Object.hasOwn(this.saved.meta, name) ? this.saved.meta[name] : undefined;
	}

	private tensor(name: string): unknown {
		return Object.hasOwn(this.saved.tensors, name) ? this.saved.tensors[name] : undefined;
	}
}
