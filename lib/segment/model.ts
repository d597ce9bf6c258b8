/** What a trained segmentation is, and its form in the store: kind `segment.kmeans`, version 1. */
import { LibraryError } from '../errors';
import { decodeArtefact, encodeArtefact } from '../table';
import type { FeatureScale } from './scaler';

export const SEGMENT_MODEL_KIND = 'segment.kmeans';
const VERSION = 1;

export interface SegmentModel {
	readonly scales: readonly FeatureScale[];
	/** Row-major, nSegments × scales.length, in scaled units; row i is segment i + 1. */
	readonly centres: Float32Array;
	readonly names: readonly string[];
	readonly descriptions: readonly string[];
}

export function encodeModel({ scales, centres, names, descriptions }: SegmentModel): Uint8Array {
	const numbers = (pick: (scale: FeatureScale) => number) => Float64Array.from(scales, pick);
	return encodeArtefact({
		kind: SEGMENT_MODEL_KIND,
		version: VERSION,
		meta: { columns: scales.map(({ column }) => column), names, descriptions },
		tensors: {
			centres,
			log: Uint8Array.from(scales, ({ log }) => (log ? 1 : 0)),
			median: numbers((scale) => scale.median),
			mean: numbers((scale) => scale.mean),
			deviation: numbers((scale) => scale.deviation),
		},
	});
}

function corrupt(what: string): LibraryError {
	return new LibraryError(
		'CORRUPT_FILE',
		`The saved segment model cannot be used: ${what}.`,
		'Train the segments again, or pick another saved version.',
	);
}

function strings(value: unknown, what: string): string[] {
	if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
	throw corrupt(`${what} is not a list of texts`);
}

/** Reads and checks an artefact. Throws CORRUPT_FILE. */
export function decodeModel(bytes: Uint8Array): SegmentModel {
	const { version, meta, tensors } = decodeArtefact(bytes, SEGMENT_MODEL_KIND);
	if (version !== VERSION)
		throw corrupt(`its version is ${version}, this package reads ${VERSION}`);
	const columns = strings(meta['columns'], 'columns');
	const names = strings(meta['names'], 'names');
	const centres = tensors.get('centres');
	if (!(centres instanceof Float32Array) || centres.length !== names.length * columns.length) {
		throw corrupt('the centres do not fit its columns and names');
	}
	if (names.length === 0 || !centres.every(Number.isFinite))
		throw corrupt('its centres hold no usable numbers');
	const read = (name: string) => {
		const tensor = tensors.get(name);
		if (
			tensor?.length === columns.length &&
			tensor.every((value) => Number.isFinite(Number(value)))
		) {
			return (i: number) => Number(tensor[i]);
		}
		throw corrupt(`"${name}" does not fit its columns`);
	};
	const [log, median, mean, deviation] = [
		read('log'),
		read('median'),
		read('mean'),
		read('deviation'),
	];
	const scales = columns.map((column, i) => ({
		column,
		log: log(i) === 1,
		median: median(i),
		mean: mean(i),
		deviation: deviation(i),
	}));
	return { scales, centres, names, descriptions: strings(meta['descriptions'], 'descriptions') };
}
