import { LibraryError } from '../../errors';

/** Log-odds that the best rating adds to "positive" against "negative" (the worst takes them away). Our own judgement. */
const PULL = 2.5;
/** Log-odds that the best and the worst rating add to "not neutral"; the middle one takes half of it away. */
const DECIDED = 1.5;

/** What a rating says: log-odds to add to polarity (for against against) and to leaning (either against neutral). */
export interface StarEvidence {
	readonly polarity: number;
	readonly leaning: number;
}

export const NO_STARS: StarEvidence = { polarity: 0, leaning: 0 };

/**
 * A rating as evidence beside the words, linear between the ends of its scale. Throws INVALID_PARAMETER outside of the scale:
 * callers with rows leave such ratings out first, with `isRating`.
 */
export function starEvidence(
	stars: number,
	scale: readonly [number, number] = [1, 5],
): StarEvidence {
	if (!isRating(stars, scale)) throw outside(stars, scale);
	const [low, high] = scale;
	const at = (2 * (stars - low)) / (high - low) - 1;
	return { polarity: PULL * at, leaning: DECIDED * (1.5 * Math.abs(at) - 0.5) };
}

/** Whether a rating lies on the scale. */
export const isRating = (stars: number, [low, high]: readonly [number, number] = [1, 5]) =>
	Number.isFinite(stars) && low < high && stars >= low && stars <= high;

const outside = (stars: number, [low, high]: readonly [number, number]) =>
	new LibraryError(
		'INVALID_PARAMETER',
		`A rating must lie between ${low} and ${high}, got ${stars}.`,
		'Pick the column that holds the stars, or set the scale of the ratings.',
	);
