/** What is said of each row, as columns. */
import { Dictionary, float64, int32, type Column } from '../../table';
import { conformalIntervals, type ConformalIntervals } from '../conformal';
import { predictedClasses } from '../metrics';
import { scoresOf } from './finishModel';
import { ranksOf } from './ranks';

/** Columns of a result, in order. */
export type Columns = [string, Column][];

function numberOf(values: Float64Array): Column {
	const shared = float64(values.length);
	shared.set(values);
	return { type: 'number', length: values.length, validity: null, values: shared };
}

function rankColumns(score: Float64Array): Columns {
	const { length } = score;
	const rank = ranksOf(score);
	const decile = int32(length);
	for (let row = 0; row < length; row++)
		decile[row] = Math.floor((((rank[row] ?? 1) - 1) * 10) / length) + 1;
	return [
		['rank', { type: 'integer', length, validity: null, values: rank }],
		['decile', { type: 'integer', length, validity: null, values: decile }],
	];
}

/** Of predicted numbers: value, interval (where there is one), rank and decile; `scores`: what drift looks at. */
export function numberColumns(values: Float64Array, interval: ConformalIntervals | null) {
	const columns: Columns = [['prediction', numberOf(values)]];
	if (interval) {
		const { low, high } = conformalIntervals(interval, values);
		columns.push(['predictionLow', numberOf(low)], ['predictionHigh', numberOf(high)]);
	}
	return { columns: [...columns, ...rankColumns(values)], predicted: {}, scores: values };
}

/** Of rows of class probabilities: class, its probability, rank and decile; `predicted`: rows of each class. */
export function classColumns(
	probabilities: Float64Array,
	classes: readonly string[],
	threshold: number | null,
	labels = predictedClasses(probabilities, classes.length, threshold ?? undefined),
) {
	const nClasses = classes.length;
	const codes = int32(labels.length);
	codes.set(labels);
	const told = Float64Array.from(labels, (label, row) => {
		return probabilities[row * nClasses + (nClasses === 2 ? 1 : label)] ?? Number.NaN;
	});
	const counts = new Map(classes.map((name) => [name, 0]));
	for (const label of labels) {
		const name = classes[label] ?? '';
		counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	const dictionary = Dictionary.from(classes);
	const { length } = codes;
	const prediction: Column = {
		...{ type: 'string', length, validity: null, values: codes },
		...{ dictionary, json: false },
	};
	const columns: Columns = [
		['prediction', prediction],
		['probability', numberOf(told)],
		...rankColumns(told),
	];
	const scores = scoresOf(probabilities, { task: 'classification', nClasses });
	return { columns, predicted: Object.fromEntries(counts), scores };
}
