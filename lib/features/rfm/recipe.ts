/** What is kept of a run so that later customers are scored on the same grid: columns, windows, categories and edges. */
import { LibraryError } from '../../errors';
import { decodeArtefact, encodeArtefact, tensorOf } from '../../table';
import type { RfmPlan } from './options';
import type { RfmScales, ScoreScale } from './scores';

export const RECIPE_KIND = 'features.rfm';
const RECIPE_VERSION = 1;

export interface RfmRecipe {
	/** Columns, windows and refunds; the as-of date is that of the run that made the recipe. */
	readonly plan: RfmPlan;
	/** Categories with a share column; null without a category column. */
	readonly categories: readonly string[] | null;
	readonly scales: RfmScales;
}

const VALUES = ['recency', 'frequency', 'monetary'] as const;

/** The recipe as a saved-model file (see lib/table/artefact). */
export function encodeRecipe({ plan, categories, scales }: RfmRecipe): Uint8Array {
	return encodeArtefact({
		kind: RECIPE_KIND,
		version: RECIPE_VERSION,
		meta: {
			plan: { ...plan },
			categories,
			constant: VALUES.map((value) => scales[value].constant),
		},
		tensors: Object.fromEntries(
			VALUES.map((value) => [value, Float64Array.from(scales[value].edges)]),
		),
	});
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isListOf =
	<T>(isItem: (value: unknown) => value is T) =>
	(value: unknown): value is readonly T[] =>
		Array.isArray(value) && value.every(isItem);

/** Whether this is a plan, as read from JSON. */
export function isPlan(value: unknown): value is RfmPlan {
	if (typeof value !== 'object' || value === null) return false;
	const { customer, date, amount, order, category, asOf, windows, refunds } = {
		...emptyPlan,
		...value,
	};
	return (
		[customer, date].every(isText) &&
		[order, category].every(isTextOrNull) &&
		isListOf(isText)(amount) &&
		isListOf(isNumber)(windows) &&
		isNumber(asOf) &&
		(refunds === 'subtract' || refunds === 'ignore')
	);
}

const emptyPlan: { readonly [key in keyof RfmPlan]: unknown } = {
	customer: null,
	date: null,
	amount: null,
	order: 0,
	category: 0,
	asOf: null,
	windows: null,
	refunds: null,
};

/** Reads a saved recipe. Throws CORRUPT_FILE or UNSUPPORTED. */
export function decodeRecipe(artefact: Uint8Array): RfmRecipe {
	const decoded = decodeArtefact(artefact, RECIPE_KIND);
	const { plan, categories, constant } = decoded.meta;
	const scales = VALUES.map((value, i): ScoreScale => {
		const edges = [...tensorOf(decoded, value, Float64Array)];
		return { edges, constant: Array.isArray(constant) && constant[i] === true };
	});
	const [recency, frequency, monetary] = scales;
	const known = categories === null || isListOf(isText)(categories);
	const whole = scales.every(({ edges }) => edges.length === 4);
	if (decoded.version === RECIPE_VERSION && isPlan(plan) && known && whole) {
		if (recency && frequency && monetary) {
			return { plan, categories, scales: { recency, frequency, monetary } };
		}
	}
	throw new LibraryError(
		'CORRUPT_FILE',
		`The saved RFM recipe (version ${decoded.version}) cannot be read.`,
		'Run "RFM and Behaviour" again and save it anew.',
	);
}
