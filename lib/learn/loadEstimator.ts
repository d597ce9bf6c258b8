import { LibraryError } from '../errors';
import type { Estimator, SavedEstimator } from './estimator';
import { loadNaiveBayes } from './bayes/naiveBayes';
import { Calibrated } from './calibrate/calibrated';
import { loadGradientBoosting } from './boosting/loadBoosting';
import { loadDecisionTree } from './decisionTree/decisionTree';
import { loadRandomForest } from './forest/randomForest';
import { loadElasticNet, loadLasso, loadLinearRegression, loadRidge } from './linear/linearModels';
import { loadLogisticRegression } from './linear/logistic';
import { loadNearestNeighbours } from './neighbours/nearestNeighbours';
import { loadNeuralNetwork } from './network/neuralNetwork';
import { Baseline } from './validate/baseline';

/** Kind of a saved estimator → what reads it. One line each. */
const LOADERS: ReadonlyMap<string, (saved: SavedEstimator) => Estimator> = new Map<
	string,
	(saved: SavedEstimator) => Estimator
>([
	['baseline', (saved) => Baseline.load(saved)],
	['calibrated', (saved) => Calibrated.load(saved, loadEstimator)],
	['decisionTree', loadDecisionTree],
	['elasticNet', loadElasticNet],
	['gradientBoosting', loadGradientBoosting],
	['lasso', loadLasso],
	['linearRegression', loadLinearRegression],
	['logisticRegression', loadLogisticRegression],
	['naiveBayes', loadNaiveBayes],
	['nearestNeighbours', loadNearestNeighbours],
	['neuralNetwork', loadNeuralNetwork],
	['randomForest', loadRandomForest],
	['ridge', loadRidge],
]);

/** A fitted estimator from its saved form, whatever its kind. Throws CORRUPT_FILE for damaged forms and unknown kinds. */
export function loadEstimator(saved: SavedEstimator): Estimator {
	const load = LOADERS.get(saved.kind);
	if (load) return load(saved);
	throw new LibraryError(
		'CORRUPT_FILE',
		`No model of the kind "${saved.kind}" is known.`,
		'The model may come from a newer version of this package: update it, or train the model again.',
	);
}
