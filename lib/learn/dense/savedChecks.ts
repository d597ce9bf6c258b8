import { LibraryError } from '../../errors';
import type { Feature } from '../../features';
import type { Json } from '../../table';
import type { SavedEstimator } from '../estimator';

/** What is wrong with a saved model, as CORRUPT_FILE. */
export const corruptModel = (kind: string, what: string) =>
	new LibraryError(
		'CORRUPT_FILE',
		`The saved ${kind} model cannot be used: ${what}.`,
		'Train the model again, or pick another saved version.',
	);

/** Reads what `save` wrote, with every length and number checked. All methods throw CORRUPT_FILE. */
export class SavedReader {
	constructor(
		private readonly saved: SavedEstimator,
		readonly kind: string,
		version: number,
	) {
		if (saved.kind !== kind) throw corruptModel(kind, `it is a ${saved.kind}`);
		if (saved.meta['version'] !== version)
			throw corruptModel(kind, `its version is ${String(saved.meta['version'])}, not ${version}`);
	}

	whole(name: string, min: number, max: number): number {
		const value = this.saved.meta[name];
		if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max)
			return value;
		throw corruptModel(this.kind, `"${name}" is not a whole number ${min}..${max}`);
	}

	/** One of the texts. */
	choice<T extends string>(name: string, allowed: readonly T[]): T {
		const value = this.saved.meta[name];
		const found = allowed.find((text) => text === value);
		if (found !== undefined) return found;
		throw corruptModel(this.kind, `"${name}" is not one of ${allowed.join(', ')}`);
	}

	/** A float64 tensor of this length, all finite. */
	numbers(name: string, length: number): Float64Array {
		const tensor = Object.hasOwn(this.saved.tensors, name) ? this.saved.tensors[name] : undefined;
		if (tensor instanceof Float64Array && tensor.length === length && tensor.every(Number.isFinite))
			return tensor;
		throw corruptModel(this.kind, `"${name}" is not ${length} finite numbers`);
	}

	features(): Feature[] {
		const value = this.saved.meta['features'];
		if (Array.isArray(value) && value.length > 0 && value.every(isFeature)) return value;
		throw corruptModel(this.kind, 'its features are damaged');
	}
}

function isFeature(value: unknown): value is Feature {
	if (typeof value !== 'object' || value === null) return false;
	const { name, kind, categories } = { kind: '', name: null, categories: null, ...value };
	if (typeof name !== 'string') return false;
	const list: unknown = categories;
	if (kind === 'number') return true;
	return (
		kind === 'category' &&
		Array.isArray(list) &&
		list.length > 0 &&
		list.every((item) => typeof item === 'string')
	);
}

export const featuresToJson = (features: readonly Feature[]): Json =>
	features.map((feature) => ({ ...feature }));
