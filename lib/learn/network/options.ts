import { LibraryError } from '../../errors';
import type { Activation } from '../../kernels';
import { checkOneOf, checkRange, checkWhole } from '../dense/checkOptions';
import type { Task } from '../estimator';

/** `kernels`: our own SIMD kernels. `tensorflow`: TensorFlow.js, see docs/decisions. */
export type NetworkBackend = 'kernels' | 'tensorflow';

/** Names as scikit-learn's MLPClassifier where it has the option. */
export interface NeuralNetworkOptions {
	readonly task: Task;
	/** Units of each hidden layer, 0..8 layers of 1..4096; default [64, 32]. */
	readonly hiddenLayers?: readonly number[] | undefined;
	/** Of the hidden layers; default 'relu'. */
	readonly activation?: Activation | undefined;
	/** Step of Adam, above 0, at most 10; default 0.001. */
	readonly learningRate?: number | undefined;
	/** Share of the old mean of the gradient (of its square: beta2), 0 <= beta < 1; default 0.9 (0.999). */
	readonly beta1?: number | undefined;
	readonly beta2?: number | undefined;
	/** Keeps Adam from dividing by 0, above 0; default 1e-8. */
	readonly epsilon?: number | undefined;
	/** Rows of a step, 1..65,536; default 256, less with few rows. */
	readonly batchSize?: number | undefined;
	/** Most passes over the rows; default 100. */
	readonly maxEpochs?: number | undefined;
	/** L2 strength: alpha / 2 · Σ w² is added to the summed loss of each batch; at least 0, default 0.0001. */
	readonly alpha?: number | undefined;
	/** Share of hidden units left out at random in each step, 0 <= dropout <= 0.9; default 0. */
	readonly dropout?: number | undefined;
	/**
	 * Whether to keep rows aside, stop when the loss on them gets no better and go back to the best weights. Default true. With
	 * too few rows to keep any aside (see `training.validationRows`) all epochs are done.
	 */
	readonly earlyStopping?: boolean | undefined;
	/** Share of rows kept aside, 0.01..0.5; default 0.1. */
	readonly validationFraction?: number | undefined;
	/** Epochs without gain after which training stops; default 10. */
	readonly nIterNoChange?: number | undefined;
	/** Gain of the mean loss that counts, at least 0; default 0.0001. */
	readonly tol?: number | undefined;
	/** Weight of each class, or 'balanced': rows of rare classes weigh more. Default: 1 each. */
	readonly classWeight?: 'balanced' | readonly number[] | undefined;
	/** Decides the first weights, the rows kept aside, the order of rows and the units left out. Default 0. */
	readonly seed?: number | undefined;
	/** What trains; UNSUPPORTED when it is not there. Default 'kernels'. Predictions are always made by the kernels. */
	readonly backend?: NetworkBackend | undefined;
	/** Whether the faster build of the kernels may be used whose last bits differ between machines. Default false. */
	readonly allowRelaxed?: boolean | undefined;
}

export interface Settings {
	readonly task: Task;
	readonly hiddenLayers: readonly number[];
	readonly activation: Activation;
	readonly learningRate: number;
	readonly beta1: number;
	readonly beta2: number;
	readonly epsilon: number;
	readonly batchSize: number;
	readonly maxEpochs: number;
	readonly alpha: number;
	readonly dropout: number;
	readonly earlyStopping: boolean;
	readonly validationFraction: number;
	readonly nIterNoChange: number;
	readonly tol: number;
	readonly classWeight: 'balanced' | readonly number[] | undefined;
	readonly seed: number;
	readonly backend: NetworkBackend;
	readonly allowRelaxed: boolean;
}

export const ACTIVATIONS: readonly Activation[] = ['relu', 'tanh', 'logistic'];
export const BACKENDS: readonly NetworkBackend[] = ['kernels', 'tensorflow'];
export const MOST_LAYERS = 8;
export const MOST_UNITS = 4096;

/** Fills the defaults and checks every range; throws INVALID_PARAMETER. */
export function checkOptions(options: NeuralNetworkOptions): Settings {
	const { task, hiddenLayers = [64, 32], activation = 'relu', classWeight } = options;
	const { learningRate = 1e-3, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = options;
	const { batchSize = 256, maxEpochs = 100, alpha = 1e-4, dropout = 0 } = options;
	const { earlyStopping = true, validationFraction = 0.1, nIterNoChange = 10 } = options;
	const { tol = 1e-4, seed = 0, backend = 'kernels', allowRelaxed = false } = options;
	const network = { task, hiddenLayers, activation, dropout, backend, allowRelaxed };
	const adam = { learningRate, beta1, beta2, epsilon, alpha, batchSize };
	const stopping = { maxEpochs, earlyStopping, validationFraction, nIterNoChange, tol };
	const settings = { ...network, ...adam, ...stopping, seed, classWeight };
	checkNetwork(settings);
	checkAdam(settings);
	checkStopping(settings);
	return settings;
}

function checkNetwork({ task, hiddenLayers, activation, dropout, backend, seed }: Settings): void {
	checkOneOf('task', task, ['classification', 'regression']);
	checkOneOf('activation', activation, ACTIVATIONS);
	checkOneOf('backend', backend, BACKENDS);
	checkRange('dropout', dropout, { min: 0, max: 0.9 });
	checkWhole('seed', seed, Number.MIN_SAFE_INTEGER);
	if (hiddenLayers.length > MOST_LAYERS) throw tooManyLayers(hiddenLayers.length);
	hiddenLayers.forEach((units) => {
		checkWhole('A hidden layer', units);
		checkRange('A hidden layer', units, { min: 1, max: MOST_UNITS });
	});
}

function checkAdam(settings: Settings): void {
	const { learningRate, beta1, beta2, epsilon, alpha, batchSize } = settings;
	checkRange('learningRate', learningRate, { min: 0, max: 10, open: true });
	checkRange('beta1', beta1, { min: 0, max: 0.999999 });
	checkRange('beta2', beta2, { min: 0, max: 0.999999 });
	checkRange('epsilon', epsilon, { min: 0, max: 1, open: true });
	checkRange('alpha', alpha, { min: 0, max: 1e6 });
	checkWhole('batchSize', batchSize);
	checkRange('batchSize', batchSize, { min: 1, max: 65_536 });
}

function checkStopping({ classWeight, ...settings }: Settings): void {
	checkWhole('maxEpochs', settings.maxEpochs);
	checkWhole('nIterNoChange', settings.nIterNoChange);
	checkRange('validationFraction', settings.validationFraction, { min: 0.01, max: 0.5 });
	checkRange('tol', settings.tol, { min: 0 });
	if (classWeight === undefined || classWeight === 'balanced') return;
	classWeight.forEach((weight) => checkRange('classWeight', weight, { min: 0, max: 1e100 }));
}

const tooManyLayers = (count: number) =>
	new LibraryError(
		'INVALID_PARAMETER',
		`hiddenLayers has ${count} layers; at most ${MOST_LAYERS} are possible.`,
		'Tables of customers seldom gain from more than two.',
	);
