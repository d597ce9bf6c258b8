import { LibraryError } from '../../../../errors';
import { checkRange } from '../../check';
import { pointOf } from '../draw';

/** What decides. `bought`: conversions that a Campaign Trigger was told of. */
export type WinnerMeasure = 'clicked' | 'opened' | 'bought';

/** A part of the people tests the variants; the rest gets the one that did best. Plain data. */
export interface WinnerOptions {
	/** Who gets the variants at once, 1 … 90 % of the people; default 20. */
	readonly testPercent?: number;
	/** Default `clicked`. */
	readonly by?: WinnerMeasure;
	/** Hours from the first message of the test share to the decision, 0 … 720; default 24. */
	readonly waitHours?: number;
	/** People of the test share whom each variant must have reached, 1 … 1,000,000; default 100. */
	readonly leastPeople?: number;
	/** When the variants cannot be told apart: the `best` so far (default), or the `first` of the list. */
	readonly whenUnclear?: 'best' | 'first';
	/** Name of the variant that wins, decided by hand; '' (default) = by the numbers. */
	readonly name?: string;
}

export interface WinnerRules {
	/** 0 … 1. */
	readonly share: number;
	/** What belonging to the test share depends on besides the person. */
	readonly key: readonly string[];
	readonly by: WinnerMeasure;
	/** Ms. */
	readonly wait: number;
	readonly leastPeople: number;
	readonly whenUnclear: 'best' | 'first';
	/** Null: the numbers decide. */
	readonly name: string | null;
}

export const MEASURES: readonly WinnerMeasure[] = ['clicked', 'opened', 'bought'];
const HOUR = 3_600_000;

/** Every default filled in and every bound checked. `names`: of the variants. Throws INVALID_PARAMETER with the user's name of the field. */
export function readWinnerOptions(
	options: WinnerOptions,
	names: readonly string[],
	key: readonly string[],
): WinnerRules {
	const { by = 'clicked', whenUnclear = 'best', waitHours = 24, leastPeople = 100 } = options;
	if (names.length < 2)
		throw wrong(
			'There are fewer than two variants, so none can win.',
			'Add a second variant, or turn "Send the Rest to the Winner" off.',
		);
	if (!MEASURES.includes(by) || !['best', 'first'].includes(whenUnclear))
		throw wrong(
			`A winner cannot be decided by "${by}", "${whenUnclear}".`,
			'Choose from the list.',
		);
	const name = options.name?.trim() ?? '';
	if (name !== '' && !names.includes(name))
		throw wrong(
			`"Winner by Hand" names "${name}", and no variant is called that.`,
			`Name one of ${names.join(', ')}, or leave it empty.`,
		);
	return {
		...{ key, by, whenUnclear, name: name === '' ? null : name },
		share: checkRange('Test Share', options.testPercent ?? 20, 1, 90, false) / 100,
		wait: Math.round(checkRange('Hours to Wait', waitHours, 0, 720, false) * HOUR),
		leastPeople: checkRange('Least People per Variant', leastPeople, 1, 1e6),
	};
}

/** Whether a person tests the variants; says nothing of which one. A larger share keeps everybody who was in the smaller one. */
export function isInTestShare(
	{ share, key }: Pick<WinnerRules, 'share' | 'key'>,
	recipient: string,
): boolean {
	return pointOf('test share', ...key, recipient) < share;
}

const wrong = (message: string, hint: string) =>
	new LibraryError('INVALID_PARAMETER', message, hint);
