/**
 * The shipped weights of a language: an artefact (lib/table/artefact) of kind "text.sentiment" with the coefficients of the
 * second storey, the sources they were learned from, and the planes of the n-grams as bytes.
 */
import { LibraryError } from '../../errors';
import { decodeArtefact, encodeArtefact, tensorOf, type Json } from '../../table/artefact';
import type { LanguageWeights } from './evidence';
import { BUCKETS } from './ngramBuckets';
import { LEANING_FEATURES, POLARITY_FEATURES } from './stack';

const KIND = 'text.sentiment';
const VERSION = 1;

/** `sources`: data sets by name with the number of texts learned from. */
export interface WeightsFile extends LanguageWeights {
	readonly language: string;
	readonly sources: Readonly<Record<string, number>>;
}

/** Same weights, same bytes. */
export function encodeWeights({ language, sources, stack, ngrams }: WeightsFile): Uint8Array {
	return encodeArtefact({
		kind: KIND,
		version: VERSION,
		meta: {
			language,
			sources,
			polarity: stack.polarity,
			leaning: stack.leaning,
			scales: ngrams ? ngrams.scales : null,
			biases: ngrams ? ngrams.biases : null,
		},
		tensors: ngrams ? { planes: ngrams.planes } : {},
	});
}

/** Throws CORRUPT_FILE for a damaged file, UNSUPPORTED for one of another kind, version or size. */
export function decodeWeights(bytes: Uint8Array): WeightsFile {
	const artefact = decodeArtefact(bytes, KIND);
	if (artefact.version !== VERSION) throw unfit(`it has version ${artefact.version}`);
	const { language, sources, polarity, leaning, scales, biases } = artefact.meta;
	const stack = {
		polarity: numbers(polarity, POLARITY_FEATURES + 1),
		leaning: numbers(leaning, LEANING_FEATURES + 1),
	};
	const named = { language: String(language), sources: counts(sources), stack };
	if (scales === null) return { ...named, ngrams: null };
	const planes = tensorOf(artefact, 'planes', Int8Array);
	if (planes.length !== 2 * BUCKETS) throw unfit(`it has ${planes.length} weights`);
	return { ...named, ngrams: { planes, scales: pair(scales), biases: pair(biases) } };
}

function numbers(value: Json | undefined, length: number): number[] {
	const found = Array.isArray(value) ? value.filter((one) => typeof one === 'number') : [];
	if (found.length !== length) throw unfit(`it has ${found.length} coefficients for ${length}`);
	return found;
}

function pair(value: Json | undefined): [number, number] {
	const [polarity = 0, leaning = 0] = numbers(value, 2);
	return [polarity, leaning];
}

function counts(value: Json | undefined): Record<string, number> {
	const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
	return Object.fromEntries(entries.map(([name, count]) => [name, Number(count)]));
}

const unfit = (what: string) =>
	new LibraryError(
		'UNSUPPORTED',
		`The weights of a language cannot be used: ${what}.`,
		'Install the package again; its files do not belong together.',
	);
