/** What a model is not good for, or not known to be: sentences that a reader without statistics understands. */
import { cut, firstOf } from './bounds';
import type { ModelCard } from './form';
import { counted, metricName, percent, plain } from './words';

export interface LimitFacts extends Pick<
	ModelCard,
	| 'task'
	| 'target'
	| 'classes'
	| 'rows'
	| 'rowsWithoutTarget'
	| 'rowsJudged'
	| 'metric'
	| 'metrics'
	| 'beatsBaseline'
	| 'rival'
	| 'leaks'
	| 'notTried'
	| 'interval'
	| 'features'
	| 'validation'
> {
	readonly threshold: number | null;
	readonly calibrated: boolean;
	/** From the fairness audit. */
	readonly groupLimits: readonly string[];
}

const FEW_ROWS = 200;
const FEW_OF_A_CLASS = 50;
const MOST_OFF = 0.05;

/** `doubts`: those that make a model that beats the baseline doubtful; `others`: what to know besides. */
export function limitsOf(facts: LimitFacts): { doubts: string[]; others: string[] } {
	return {
		doubts: [
			...noGain(facts),
			...noBetter(facts),
			...leaking(facts),
			...few(facts),
			...uncertain(facts),
		],
		others: [
			...unfit(facts),
			...probabilities(facts),
			...judging(facts),
			...facts.groupLimits.map((text) => cut(text, 500)),
		],
	};
}

const noGain = ({ beatsBaseline, metric }: LimitFacts) =>
	beatsBaseline
		? []
		: [
				`It is not better than the baseline in ${metricName(metric)} by more than chance: do not act on it.`,
			];

const noBetter = ({ rival, metric, beatsBaseline }: LimitFacts) =>
	rival && !rival.beaten && beatsBaseline
		? [
				`It is not better than the simple rule "${rival.name}" in ${metricName(metric)} by more than chance.`,
			]
		: [];

function leaking({ leaks, target }: LimitFacts): string[] {
	return leaks
		.slice(0, 5)
		.map(
			({ feature }) =>
				`"${cut(feature, 60)}" alone tells "${cut(target, 60)}" almost without error. If it is filled in only afterwards, the numbers here are far too good.`,
		);
}

function few({ rows, classes, task }: LimitFacts): string[] {
	const limits = rows < FEW_ROWS ? [`It learnt from ${counted(rows)} rows only.`] : [];
	if (task === 'regression') return limits;
	const { shown, more } = firstOf(
		classes.filter((one) => one.rows < FEW_OF_A_CLASS),
		5,
	);
	const small = shown.map(({ name, rows: n }) => `"${cut(name, 60)}" (${n})`).join(', ');
	if (shown.length > 0)
		limits.push(
			`Few rows of ${small}${more > 0 ? ` and ${more} more classes` : ''}: what it says of them is uncertain.`,
		);
	return limits;
}

/** A wide interval: 0.1 for areas and shares, a quarter of the value for errors. */
function uncertain({ metric, metrics }: LimitFacts): string[] {
	const { value = null, low = null, high = null } = metrics[metric] ?? {};
	if (value === null || low === null || high === null) return [];
	const widest = metric === 'rocAuc' ? 0.1 : 0.5 * Math.abs(value);
	if (high - low <= widest) return [];
	return [
		`It is uncertain how good it is: ${metricName(metric)} lies between ${plain(low)} and ${plain(high)} (95 % interval).`,
	];
}

function unfit({ threshold, interval, task }: LimitFacts): string[] {
	const limits: string[] = [];
	if (threshold !== null && threshold > 1)
		limits.push('At the given cost and revenue nobody is worth a contact: no row gets a yes.');
	if (task === 'regression' && interval === null)
		limits.push('There are too few rows for a range around predicted numbers.');
	return limits;
}

function probabilities({ metrics, calibrated }: LimitFacts): string[] {
	const off = metrics['calibrationError']?.value ?? 0;
	const limits: string[] = [];
	if (off > MOST_OFF)
		limits.push(
			`Its probabilities are off by ${percent(off)} on average: use the order of rows, or train with calibration.`,
		);
	if (calibrated)
		limits.push(
			'Probabilities were corrected with the rows that they are judged on here: expect slightly less.',
		);
	return limits;
}

function judging(facts: LimitFacts): string[] {
	const { rows, rowsWithoutTarget, rowsJudged, notTried, features, validation } = facts;
	const limits: string[] = [];
	if (rowsWithoutTarget > 0)
		limits.push(
			`${counted(rowsWithoutTarget)} rows without a value to learn were left out: if they are of another kind, it does not know them.`,
		);
	if (rowsJudged < rows)
		limits.push(`It was judged on ${counted(rowsJudged)} of ${counted(rows)} rows.`);
	if (validation.kind !== 'time' && features.some(({ kind }) => kind === 'date'))
		limits.push(
			'Its rows have dates, but it was judged on rows of the same time: on later rows it may do worse. Judge it by time to see.',
		);
	if (notTried.length > 0)
		limits.push(`The time budget left ${notTried.length} algorithms or settings untried.`);
	return limits;
}
