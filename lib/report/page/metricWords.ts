/** What each metric says, in a line. */
import { numberText, percentText } from '../format';

interface Words {
	readonly label: string;
	readonly text: string;
	readonly percent?: boolean;
}

const WORDS: Readonly<Record<string, Words>> = {
	rocAuc: {
		label: 'ROC AUC',
		text: 'How often a row of the class stands above one that is not of it; 50 % is guessing.',
		percent: true,
	},
	prAuc: {
		label: 'PR AUC',
		text: 'Share that is right, averaged over all depths; guessing gives the share of the class.',
		percent: true,
	},
	accuracy: { label: 'Accuracy', text: 'Share of rows whose class is right.', percent: true },
	balancedAccuracy: {
		label: 'Balanced accuracy',
		text: 'The same, each class counted alike.',
		percent: true,
	},
	precision: {
		label: 'Precision',
		text: 'Of those that get a yes, the share that is right.',
		percent: true,
	},
	recall: { label: 'Recall', text: 'Of the class, the share that is found.', percent: true },
	f1: { label: 'F1', text: 'Precision and recall in one number, 1 is best.' },
	mcc: { label: 'MCC', text: 'Agreement with the truth, 0 is chance, 1 is best.' },
	logLoss: { label: 'Log loss', text: 'How far probabilities are off, less is better.' },
	brier: { label: 'Brier score', text: 'Squared error of probabilities, less is better.' },
	calibrationError: {
		label: 'Calibration error',
		text: 'How far probabilities lie from what happened, on average; less is better.',
		percent: true,
	},
	mse: { label: 'MSE', text: 'Mean squared error, in the square of the unit. Less is better.' },
	rmse: { label: 'RMSE', text: 'Typical error; large ones count more. Less is better.' },
	mae: { label: 'MAE', text: 'Error on average. Less is better.' },
	mape: {
		label: 'MAPE',
		text: 'Error as a share of the true value; unfit for values near zero.',
		percent: true,
	},
	smape: { label: 'sMAPE', text: 'Error as a share of both values, 0 to 200 %.', percent: true },
	r2: { label: 'R²', text: 'Share of the differences that it explains; 0 is the mean.' },
};

const ORDER = Object.keys(WORDS);

/** For sorting: the deciding metric first, then as they are listed here. A saved card has them by the alphabet. */
export const metricPlace = (name: string, deciding: string): number =>
	name === deciding ? -1 : ORDER.indexOf(name);

export const metricWords = (name: string): Words =>
	Object.hasOwn(WORDS, name)
		? (WORDS[name] ?? { label: name, text: '' })
		: { label: name, text: '' };

export const metricText = (name: string, value: number | null): string =>
	metricWords(name).percent ? percentText(value) : numberText(value);

/** MAPE beside zeros is no percentage that anyone can read. */
export const isReadable = (name: string, value: number | null): boolean =>
	value !== null && !(metricWords(name).percent && Math.abs(value) > 1e4);
