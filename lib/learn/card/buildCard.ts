import type { LeftOut, FrameRecipe } from '../../features';
import type { Table } from '../../table';
import { classColumn, predictedClasses } from '../metrics';
import { takeTarget, takeNumbers } from '../validate';
import type { Comparison } from '../train/judge';
import { testedPredictions, type LearntFrom } from '../train/finishModel';
import type { TrainedModel } from '../train/model';
import type { CheckedTrainOptions } from '../train/options';
import type { TrainReport } from '../train/result';
import { cut, firstOf, MOST, numberOrNull } from './bounds';
import { classCurves, confusionOf, numberBins, residualHistogram } from './evidence';
import { cardFeatures } from './features';
import { cardFairness, fairnessLimits } from './fairness';
import { dataFingerprint } from './fingerprint';
import type { CardDecision, CardMetric, ModelCard } from './form';
import { LIBRARY_VERSION } from './libraryVersion';
import { limitsOf } from './limits';
import { goalText, INTENDED_USE, inShort, NOT_FOR, validationText } from './words';

export interface CardSources {
	readonly data: LearntFrom;
	readonly comparison: Comparison;
	readonly model: TrainedModel;
	readonly options: CheckedTrainOptions;
	readonly report: TrainReport;
}

/** The card of a model that was just trained and judged. Same data + seed = same card. */
export function buildCard(sources: CardSources): ModelCard {
	const facts = { ...dataFacts(sources), ...trainingFacts(sources), ...judgedFacts(sources) };
	const fairness = cardFairness(sources.report.fairness);
	const { doubts, others } = limitsOf({
		...facts,
		threshold: sources.model.threshold,
		calibrated: sources.model.calibrator !== null,
		groupLimits: fairnessLimits(fairness),
	});
	const gain = facts.ranking?.gain ?? [];
	return {
		form: 1,
		libraryVersion: LIBRARY_VERSION,
		inShort: inShort({ ...facts, gain, doubts: doubts.length }),
		intendedUse: INTENDED_USE,
		notFor: NOT_FOR,
		limits: [...doubts, ...others],
		...facts,
		fairness,
	};
}

function dataFacts({ data, report, comparison }: CardSources) {
	const classes = firstOf(report.classes, MOST.classes);
	const others = report.leftOut.filter(({ column }) => column !== report.target);
	const leftOut = firstOf(others, MOST.leftOut);
	return {
		task: report.task,
		target: cut(report.target),
		classes: classes.shown.map(({ name, rows }) => ({ name: cut(name), rows })),
		moreClasses: classes.more,
		rows: report.rows,
		rowsWithoutTarget: report.rowsWithoutTarget,
		rowsJudged: comparison.validation.testedRows.length,
		fingerprint: fingerprintOf(data.table, data.recipe, report.target),
		features: cardFeatures(data.recipe, data.table),
		moreFeatures: Math.max(0, data.recipe.columns.length - MOST.columns),
		leftOut: leftOut.shown.map(({ column, reason }: LeftOut) => ({ column: cut(column), reason })),
		moreLeftOut: leftOut.more,
		leaks: report.leaks
			.slice(0, MOST.leftOut)
			.map(({ feature, value }) => ({ feature: cut(feature), value })),
	};
}

function fingerprintOf(table: Table, recipe: FrameRecipe, target: string) {
	const names = [...recipe.columns.map(({ column }) => column), target];
	const { shown, more } = firstOf(names, MOST.columns);
	return {
		sha256: dataFingerprint(table, names),
		columns: shown.map((name) => ({ name: cut(name), type: table.column(name).type })),
		moreColumns: more,
	};
}

function trainingFacts({ options, comparison, report }: CardSources) {
	const { leaderboard, algorithm, settings, reason, seed, notTried } = report;
	const splits = comparison.validation.splits.length;
	const { kind } = options.validation;
	return {
		validation: { kind, text: validationText(options.validation, splits), splits },
		seed,
		algorithm: cut(algorithm),
		settings: cut(settings, 1_000),
		reason: cut(reason, 1_000),
		leaderboard: leaderboard
			.slice(0, MOST.leaderboard)
			.map(({ label, variant, value, low, high, rows }) => ({
				...{ label: cut(label), variant: cut(variant), rows },
				...{ value: numberOrNull(value), low: numberOrNull(low), high: numberOrNull(high) },
			})),
		notTried: notTried.slice(0, MOST.leaderboard).map((name) => cut(name)),
	};
}

function judgedFacts(sources: CardSources) {
	const { report, model } = sources;
	const importance = firstOf(report.importance, MOST.importance);
	const metrics = Object.entries(report.metrics).map(([name, score]): [string, CardMetric] => [
		name,
		{ ...score, reason: score.reason ?? null },
	]);
	return {
		metric: report.metric,
		metrics: Object.fromEntries(metrics),
		baseline: report.baseline,
		beatsBaseline: report.beatsBaseline,
		rival: rivalOf(report),
		ranking: report.ranking,
		...evidenceOf(sources),
		interval: intervalOf(model),
		importance: importance.shown.map(({ feature, importance: value, low, high }) => ({
			...{ feature: cut(feature), importance: numberOrNull(value) ?? 0 },
			...{ low: numberOrNull(low) ?? 0, high: numberOrNull(high) ?? 0 },
		})),
		moreImportance: importance.more,
	};
}

function rivalOf({ rival, metric }: TrainReport): ModelCard['rival'] {
	if (!rival) return null;
	const { name, gain, beaten, metrics } = rival;
	return { name: cut(name), value: metrics[metric]?.value ?? null, gain, beaten };
}

function intervalOf({ interval }: TrainedModel): ModelCard['interval'] {
	if (!interval) return null;
	const { coverage, lower, upper, rows } = interval;
	return { coverage, lower, upper, rows };
}

function evidenceOf({ data, comparison, model, options }: CardSources) {
	const { validation } = comparison;
	const target = takeTarget(data.target, validation.testedRows);
	if (target.task === 'regression') {
		const predicted = takeNumbers(validation.predictions, validation.testedRows);
		const bins = numberBins(target.values, predicted);
		const residuals = residualHistogram(target.values, predicted);
		return { curves: [], confusion: null, numbers: { bins, residuals }, decision: null };
	}
	const probabilities = testedPredictions(validation, model.calibrator);
	const { nClasses } = target;
	const given = predictedClasses(probabilities, nClasses, model.threshold ?? undefined);
	return {
		curves: classCurves(target, probabilities, data.read.classes),
		confusion: nClasses <= MOST.confusion ? confusionOf(target, given) : null,
		numbers: null,
		decision: decisionOf(
			target.values,
			classColumn(probabilities, nClasses, nClasses - 1),
			model.threshold,
			goalText(options.threshold),
		),
	};
}

function decisionOf(
	truth: Int32Array,
	positive: Float64Array,
	threshold: number | null,
	goal: string,
): CardDecision | null {
	if (threshold === null) return null;
	let [all, found, taken] = [0, 0, 0];
	truth.forEach((value, row) => {
		const yes = (positive[row] ?? 0) >= threshold;
		if (yes) taken++;
		if (value === 1) all++;
		if (yes && value === 1) found++;
	});
	return {
		...{ threshold, goal, share: taken / truth.length },
		recall: all === 0 ? null : found / all,
		precision: taken === 0 ? null : found / taken,
	};
}
