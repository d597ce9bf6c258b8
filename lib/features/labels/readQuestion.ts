import { LibraryError } from '../../errors';
import type { Json } from '../../table';
import { isPlan } from '../rfm/recipe';
import { QUESTION_KINDS, type Question } from './question';

/** The question as JSON, for a saved model. */
export const questionJson = ({ plan, ...rest }: Question): { readonly [key: string]: Json } => ({
	...rest,
	plan: { ...plan },
});

/** Reads what `questionJson` gave; null stays null. Throws CORRUPT_FILE for anything else. */
export function readQuestion(value: unknown): Question | null {
	if (value === null || value === undefined) return null;
	if (typeof value !== 'object') throw corrupt();
	const { kind, horizonDays, activityDays, plan, categories } = { ...EMPTY, ...value };
	const known = QUESTION_KINDS.find((one) => one === kind);
	if (!known || !isDays(horizonDays) || !isPlan(plan)) throw corrupt();
	if (activityDays !== null && !isDays(activityDays)) throw corrupt();
	if (categories !== null && !areTexts(categories)) throw corrupt();
	return { kind: known, horizonDays, activityDays, plan, categories };
}

const EMPTY: { readonly [key in keyof Question]: unknown } = {
	kind: undefined,
	horizonDays: undefined,
	activityDays: undefined,
	plan: undefined,
	categories: undefined,
};

const isDays = (value: unknown): value is number =>
	typeof value === 'number' && Number.isInteger(value) && value >= 1;
const areTexts = (value: unknown): value is string[] =>
	Array.isArray(value) && value.every((item) => typeof item === 'string');

const corrupt = () =>
	new LibraryError(
		'CORRUPT_FILE',
		'The saved model cannot be used: its question is damaged.',
		'Train the model again, or pick another saved version.',
	);
