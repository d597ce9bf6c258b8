import { LibraryError } from '../../errors';
import type { Feature, Frame } from '../../features';
import { checkLengths } from '../metrics/checks';
import {
	categoryShares,
	countBelow,
	knownSorted,
	numberShares,
	type DriftReference,
	type FeatureReference,
	type NumberReference,
} from './reference';

export type DriftLevel = 'none' | 'warning' | 'alarm';

export interface DriftOptions {
	/** PSI from which a feature is a warning, default .1, and an alarm, default .25 (the usual rule of thumb). */
	readonly warning?: number | undefined;
	readonly alarm?: number | undefined;
}

export interface FeatureDrift {
	readonly feature: string;
	/** Population stability index: Σ (now − then) ln(now / then) over bins or categories and missing values. */
	readonly psi: number;
	/** Greatest distance of the two distribution functions, 0..1, to about .005; null for categories. */
	readonly ks: number | null;
	/** Whether chance alone would differ so much less than once in 1,000 times; if not, the level is `none`. */
	readonly significant: boolean;
	readonly level: DriftLevel;
	/** Shares of missing values (new categories count as missing). */
	readonly missing: { readonly then: number; readonly now: number };
}

export interface DriftReport {
	/** The worst of all features and the prediction. */
	readonly level: DriftLevel;
	readonly rows: number;
	/** Most drifted first. */
	readonly features: readonly FeatureDrift[];
	readonly prediction: FeatureDrift | null;
}

/** Shares below this count as this, so that an empty bin does not make PSI infinite. */
const FLOOR = 1e-4;
/** Normal quantile of .999. */
const Z = 3.0902;

/**
 * Compares new rows with the training data's reference. Features are matched by name. Throws EMPTY_INPUT without rows,
 * INVALID_PARAMETER when a feature is missing or of another kind.
 */
export function driftReport(
	reference: DriftReference,
	frame: Frame,
	predictions?: ArrayLike<number>,
	options: DriftOptions = {},
): DriftReport {
	checkLengths(frame.nRows, predictions?.length ?? frame.nRows);
	const { rows } = reference;
	const features = reference.features.map((then) => {
		const f = frame.features.findIndex(({ name }) => name === then.name);
		const feature = frame.features[f];
		if (feature?.kind !== then.kind) throw otherFeature(then, feature);
		return compare(then, feature, frame.columns[f] ?? [], rows, options);
	});
	features.sort((a, b) => b.psi - a.psi);
	const then = reference.prediction;
	const prediction =
		then && predictions
			? compare(then, { name: then.name, kind: 'number' }, predictions, rows, options)
			: null;
	const levels = [...features, ...(prediction ? [prediction] : [])].map(({ level }) => level);
	const worst = levels.includes('alarm')
		? 'alarm'
		: levels.includes('warning')
			? 'warning'
			: 'none';
	return { level: worst, rows: frame.nRows, features, prediction };
}

function compare(
	then: FeatureReference,
	feature: Feature,
	column: ArrayLike<number>,
	rows: number,
	{ warning = 0.1, alarm = 0.25 }: DriftOptions,
): FeatureDrift {
	const sorted = then.kind === 'number' ? knownSorted(column) : null;
	const now =
		then.kind === 'number'
			? numberShares(then.edges, sorted ?? new Float64Array(0), column.length)
			: categoryShares(
					then.categories,
					feature.kind === 'category' ? feature.categories : [],
					column,
				);
	const psi = psiOf(then.shares, now);
	const significant = beyondChance(then.shares, now, rows, column.length);
	const level = !significant || psi < warning ? 'none' : psi < alarm ? 'warning' : 'alarm';
	const missing = { then: then.shares.at(-1) ?? 0, now: now.at(-1) ?? 0 };
	const ks = then.kind === 'number' && sorted ? ksOf(then, sorted) : null;
	return { feature: then.name, psi, ks, significant, level, missing };
}

/** Population stability index of two lists of shares. */
export function psiOf(then: readonly number[], now: readonly number[]): number {
	return then.reduce((sum, share, i) => {
		const a = Math.max(now[i] ?? 0, FLOOR);
		const e = Math.max(share, FLOOR);
		return sum + (a - e) * Math.log(a / e);
	}, 0);
}

/** Distance at the reference's points, on both sides of each: exact for repeated values, else to the points' spacing. */
function ksOf({ points, below, upTo }: NumberReference, sorted: Float64Array): number | null {
	if (sorted.length === 0 || points.length === 0) return null;
	return points.reduce((most, point, i) => {
		const left = countBelow(sorted, point, false) / sorted.length - (below[i] ?? 0);
		const right = countBelow(sorted, point, true) / sorted.length - (upTo[i] ?? 0);
		return Math.max(most, Math.abs(left), Math.abs(right));
	}, 0);
}

/**
 * Whether the shares differ by more than chance makes them differ once in 1,000: Pearson's chi-squared of two samples against its
 * .999 quantile (Wilson and Hilferty), bins where less than one new row is to be expected taken together.
 */
function beyondChance(
	then: readonly number[],
	now: readonly number[],
	n: number,
	m: number,
): boolean {
	const cells: { e: number; a: number; p: number }[] = [];
	const rest = { e: 0, a: 0, p: 0 };
	then.forEach((e, i) => {
		const a = now[i] ?? 0;
		const p = (n * e + m * a) / (n + m);
		if (m * e >= 1) return void cells.push({ e, a, p });
		rest.e += e;
		rest.a += a;
		rest.p += p;
	});
	if (rest.p > 0) cells.push(rest);
	const degrees = cells.length - 1;
	if (degrees < 1) return false;
	const sum = cells.reduce((total, { e, a, p }) => total + (a - e) ** 2 / p, 0);
	const part = 2 / (9 * degrees);
	return (sum * n * m) / (n + m) > degrees * (1 - part + Z * Math.sqrt(part)) ** 3;
}

function otherFeature(then: FeatureReference, now: Feature | undefined): LibraryError {
	return new LibraryError(
		'INVALID_PARAMETER',
		now
			? `Feature "${then.name}" is now a ${now.kind}, it was a ${then.kind}.`
			: `Feature "${then.name}" of the training data is missing.`,
		'Make the frame with the recipe that was fitted in training.',
	);
}
