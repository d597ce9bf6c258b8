/** Job `recommend.trainRatings`: stars or points that customers gave in; a model that predicts the ones they did not give out. */
import { mean } from '../../math';
import { counted } from '../eventNotes';
import { LibraryError } from '../../errors';
import type { JobContext } from '../../ports';
import type { Table } from '../../table';
import { SortedIds } from '../ids';
import { checkNumber } from '../options';
import { tryMethods, type TriedMethod } from './chooseMethod';
import {
	judgeRatings,
	splitRatings,
	type RatingEvaluation,
	type RatingSplit,
} from './judgeRatings';
import { checkSettings, type RatingFactorizationOptions, type RatingMethod } from './options';
import { RatingFactorization } from './ratingFactorization';
import { encodeRatingModel } from './ratingModel';
import {
	matrixOf,
	readRatings,
	type RatingColumns,
	type Ratings,
	type RatingsReport,
} from './readRatings';
import { RATINGS_MODEL_KIND } from './saved';

export interface TrainRatingsOptions
	extends RatingColumns, Omit<RatingFactorizationOptions, 'method' | 'scale'> {
	/** `auto` (default): the most exact one of baseline, ALS and SVD++ on ratings hidden for the choice. */
	readonly method?: RatingMethod | 'auto';
	/** `random` (default): ratings drawn by chance are hidden; `time`: the newest ones, needs dates; `none`: no evaluation. */
	readonly evaluation?: RatingEvaluation['split'] | 'none';
	/** Share of the ratings that is hidden, 0.01 … 0.9; default 0.2. */
	readonly testShare?: number;
	/** Least and largest possible rating; default: those of the ratings. */
	readonly lowest?: number;
	readonly highest?: number;
}

export interface TrainRatingsReport {
	readonly ratings: RatingsReport;
	readonly customers: number;
	readonly products: number;
	/** Mean of all ratings: what a stranger is predicted for an unknown product. */
	readonly meanRating: number;
	readonly method: RatingMethod;
	/** What each method reached while the best one was chosen, most exact first; empty when the method was given. */
	readonly tried: readonly TriedMethod[];
	readonly evaluation: RatingEvaluation | { readonly skipped: string };
	readonly notes: readonly string[];
}

export interface TrainRatingsResult {
	readonly artefact: Uint8Array;
	readonly kind: typeof RATINGS_MODEL_KIND;
	readonly info: Readonly<Record<string, unknown>>;
	readonly report: TrainRatingsReport;
}

/** Fewer ratings than these are not worth hiding some. */
const FEWEST_TO_JUDGE = 20;

function checkTrainOptions(options: TrainRatingsOptions) {
	const { method = 'auto', evaluation = 'random', testShare = 0.2, seed = 1 } = options;
	const { lowest, highest, factors, epochs, learningRate, regularization } = options;
	checkNumber('testShare', testShare, 0.01, 0.9, false);
	const shared = {
		seed,
		...(factors !== undefined && { factors }),
		...(epochs !== undefined && { epochs }),
		...(learningRate !== undefined && { learningRate }),
		...(regularization !== undefined && { regularization }),
	};
	if (method !== 'auto') checkSettings({ ...shared, method });
	else checkSettings(shared);
	return { method, evaluation, testShare, lowest, highest, shared };
}

function splitOf(
	ratings: Ratings,
	{ evaluation, testShare, shared }: ReturnType<typeof checkTrainOptions>,
): RatingSplit | { readonly skipped: string } {
	if (evaluation === 'none') return { skipped: 'No evaluation was asked for.' };
	if (evaluation === 'time' && !ratings.date) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			'Hiding the newest ratings needs dates, and no date column was picked.',
			'Pick the date column, or hide ratings at random.',
		);
	}
	if (ratings.rating.length < FEWEST_TO_JUDGE) {
		return { skipped: `There are fewer than ${FEWEST_TO_JUDGE} ratings.` };
	}
	return splitRatings(ratings, { kind: evaluation, share: testShare, seed: shared.seed });
}

function notesOf(report: RatingsReport, evaluation: TrainRatingsReport['evaluation']): string[] {
	const notes: string[] = [];
	const say = counted(notes);
	if ('skipped' in evaluation) notes.push(`Not checked on hidden ratings: ${evaluation.skipped}`);
	else notes.push(evaluation.verdict);
	say('Rows without customer or product ID, left out', report.withoutId);
	say('Rows without a rating, left out', report.withoutRating);
	say('Rows in the future, left out', report.future);
	say(
		'Rows that rate a product again (the latest, or without dates the mean, counts)',
		report.repeated,
	);
	return notes;
}

const all = ({ rating }: Ratings) => Uint32Array.from(rating.keys());

function infoOf(report: TrainRatingsReport): TrainRatingsResult['info'] {
	const { ratings, customers, products, method, evaluation } = report;
	const judged =
		'skipped' in evaluation
			? {}
			: { rmse: evaluation.scores[0]?.rmse.mean, baselineRmse: evaluation.scores[1]?.rmse.mean };
	return { ratings: ratings.used, customers, products, method, ...judged };
}

/**
 * Trains on ratings. Top lists are not its job: what somebody would rate highly is not what they buy next, for that there is
 * `recommend.train`. Does not depend on the order of rows. Throws EMPTY_INPUT, MISSING_COLUMN, WRONG_TYPE, INVALID_PARAMETER, CANCELLED.
 */
export function trainRatings(
	table: Table,
	options: TrainRatingsOptions,
	context: JobContext,
): TrainRatingsResult {
	const settings = checkTrainOptions(options);
	const { ratings, report: read } = readRatings(table, options);
	const scale = [settings.lowest ?? read.low, settings.highest ?? read.high] as const;
	const run = { signal: context.signal };
	const shared = { ...settings.shared, scale };
	context.progress(0.05, `Learning from ${read.used} ratings`);
	const split = splitOf(ratings, settings);
	const seen = 'skipped' in split ? all(ratings) : split.train;
	const tried = settings.method === 'auto' ? tryMethods(ratings, seen, shared, run) : [];
	const method = settings.method === 'auto' ? (tried[0]?.method ?? 'baseline') : settings.method;
	context.progress(0.4, 'Checking on hidden ratings');
	const chosen = { ...shared, method };
	const evaluation = 'skipped' in split ? split : judgeRatings(ratings, split, chosen, run);
	const factorization = new RatingFactorization(chosen).fit(matrixOf(ratings, all(ratings)), {
		...run,
		progress: (fraction, text) => context.progress(0.6 + 0.4 * fraction, text),
	});
	const [customers, products] = [
		SortedIds.from(ratings.customers),
		SortedIds.from(ratings.products),
	];
	const report = {
		ratings: read,
		customers: customers.size,
		products: products.size,
		meanRating: mean(ratings.rating),
		...{ method, tried, evaluation, notes: notesOf(read, evaluation) },
	};
	const artefact = encodeRatingModel({ factorization, customers, products });
	return { artefact, kind: RATINGS_MODEL_KIND, info: infoOf(report), report };
}
