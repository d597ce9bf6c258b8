/** The sentences of a card that answer: what does it predict, can it be trusted, what is it for. */
import type { ThresholdGoal } from '../calibrate';
import type { Task } from '../estimator';
import type { GainPoint } from '../metrics';
import type { ValidationOption } from '../train/options';
import { cut } from './bounds';
import type { ModelCard } from './form';

export interface Judgement {
	readonly task: Task;
	readonly target: string;
	readonly classes: readonly { readonly name: string }[];
	readonly metrics: ModelCard['metrics'];
	readonly baseline: string;
	readonly beatsBaseline: boolean;
	readonly rowsJudged: number;
	readonly gain: readonly GainPoint[];
	/** Doubts that keep a model that beats the baseline from a plain yes. */
	readonly doubts: number;
}

export const percent = (share: number): string => {
	const value = share * 100;
	const digits = value !== 0 && Math.abs(value) < 10 ? 1 : Math.abs(value - 100) < 1 ? 1 : 0;
	return `${value.toFixed(digits).replace(/\.0$/, '')} %`;
};

/** Four significant digits, no exponent in the usual range. */
export const plain = (value: number): string => {
	if (Math.abs(value) >= 1e9 || (value !== 0 && Math.abs(value) < 1e-4))
		return value.toPrecision(4);
	return String(Number(value.toPrecision(Math.abs(value) >= 1e4 ? 6 : 4)));
};

/** 12605 is 12,605. */
export const counted = (rows: number): string => String(rows).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** What decides, as people call it. */
export const metricName = (metric: string): string =>
	({ rocAuc: 'ROC AUC', logLoss: 'log loss', rmse: 'RMSE' })[metric] ?? metric;

const quoted = (name: string) => `"${cut(name, 60)}"`;

/** The two lines that a reader sees first. */
export function inShort(judged: Judgement): ModelCard['inShort'] {
	const trust = !judged.beatsBaseline ? 'no' : judged.doubts > 0 ? 'careful' : 'yes';
	return { predicts: predicts(judged), trust, because: because(judged, trust), use: use(judged) };
}

function predicts({ task, target, classes }: Judgement): string {
	if (task === 'regression') return `The number in ${quoted(target)}, with a range around it.`;
	const wanted = classes.at(-1)?.name ?? '';
	if (classes.length === 2)
		return `The probability that ${quoted(target)} is ${quoted(wanted)}, and yes or no.`;
	return `Which of ${classes.length} classes ${quoted(target)} is, with a probability for each.`;
}

function because(judged: Judgement, trust: 'yes' | 'careful' | 'no'): string {
	const fact = factOf(judged);
	if (trust === 'no') return `${fact} That is not better than the baseline by more than chance.`;
	if (trust === 'yes') return fact;
	return `${fact} Mind the limits below.`;
}

function factOf({ task, classes, metrics, baseline, rowsJudged }: Judgement): string {
	const on = `On ${counted(rowsJudged)} rows that it had not seen`;
	if (task === 'regression') {
		const { value = null, baseline: theirs = null } = metrics['mae'] ?? {};
		if (value === null || theirs === null) return `${on}, it was judged by its error.`;
		const rule = baseline === 'last' ? 'the last value' : 'the mean';
		return `${on}, it was off by ${plain(value)} on average; always taking ${rule}, by ${plain(theirs)}.`;
	}
	if (classes.length === 2) {
		const { value = null, low = null, high = null } = metrics['rocAuc'] ?? {};
		if (value === null) return `${on}, there was only one class.`;
		const range =
			low === null || high === null ? '' : ` (between ${percent(low)} and ${percent(high)})`;
		const [other = '', name = ''] = classes.map((one) => quoted(one.name));
		return `${on}, it put a ${name} above a ${other} in ${percent(value)} of pairs${range}; guessing does so in 50 %.`;
	}
	const { value = null, baseline: theirs = null } = metrics['accuracy'] ?? {};
	if (value === null || theirs === null) return `${on}, it was judged by log loss.`;
	return `${on}, it named the right class in ${percent(value)}; always naming the most frequent one, in ${percent(theirs)}.`;
}

function use({ task, target, classes, beatsBaseline, gain }: Judgement): string {
	if (!beatsBaseline)
		return 'Nothing yet: give it more rows or columns that say more, and train it again.';
	if (task === 'regression')
		return `To plan with ${quoted(target)} before it is known, and to put customers in order of it.`;
	if (classes.length !== 2) return 'To sort rows into classes, the sure ones first.';
	const fifth = gain.find(({ depth }) => depth === 0.2);
	if (!fifth) return 'To put customers in order, and to act on the first ones.';
	const name = quoted(classes.at(-1)?.name ?? '');
	return `To choose whom to act on: the best-scored 20 % of rows hold ${percent(fifth.gain)} of all ${name}, ${fifth.lift.toFixed(1)} times as many as a random fifth.`;
}

export const INTENDED_USE = [
	'Rows of the same kind as those it learnt from, with the same columns, filled in the same way.',
	'Choosing whom a campaign reaches first, and planning; the report of Predict warns when rows look different from training.',
];

export const NOT_FOR = [
	'Decisions with legal or similarly serious effects on a person (credit, work, housing, insurance) without a human who checks each.',
	'Cause and effect: it says who will, not whom a campaign changes. Measure that with a control group.',
	'Rows from another country, shop or time that it has not been judged on.',
];

export function validationText(option: ValidationOption, splits: number): string {
	switch (option.kind) {
		case 'kFold':
			return `In ${splits} parts: each part was predicted by a model that had learnt from the others.`;
		case 'holdOut':
			return `On ${percent(option.testShare ?? 0.2)} of the rows, chosen at random and held out.`;
		case 'group':
			return `In ${splits} parts: rows with the same ${quoted(option.column)} are never learnt from and judged on.`;
		case 'time': {
			const gap = option.gapDays ? `, ${option.gapDays} days apart` : '';
			return `By time (${quoted(option.column)}), ${splits} times: learnt from earlier rows, judged on later ones${gap}.`;
		}
		case 'latest':
			return `On the rows of the latest ${quoted(option.column)}, learnt from those at least ${option.gapDays ?? 0} days earlier.`;
	}
}

export function goalText(goal: ThresholdGoal): string {
	switch (goal.kind) {
		case 'f1':
			return 'the best balance of found and right (F1)';
		case 'profit':
			return `most profit at a cost of ${plain(goal.contactCost)} a contact and a revenue of ${plain(goal.revenue)} a hit`;
		case 'recall':
			return `at least ${percent(goal.atLeast)} found`;
		case 'precision':
			return `at least ${percent(goal.atLeast)} right`;
		case 'top':
			return `the best-scored ${percent(goal.share)} of rows`;
	}
}
