export { bootstrapDifference, type BootstrapInterval, type SparseSample } from './bootstrap';
export {
	compareShares,
	detectableRise,
	fisherExact,
	holm,
	normalReach,
	peopleNeeded,
	type Hits,
	type ShareComparison,
} from './compareShares';
export {
	buildCsr,
	sliceCsr,
	takeCsrRows,
	transposeCsr,
	type CsrMatrix,
	type Triplets,
} from './csr';
export { cholesky, dot, multiply, solvePositive, transpose } from './dense';
export { joined } from './joined';
export { checkFinite, checkMatrix, matrixFromRows, type DenseMatrix } from './matrix';
export { OrderFreeSum, orderFreeMean } from './orderFreeSum';
export { median, medianAbsoluteDeviation, quantile, quantileSorted } from './quantile';
export { Random } from './random';
export { sampleIndices, shuffle, weightedIndex, type MutableList } from './sampling';
export { medianInPlace, selectInPlace } from './select';
export { mean, standardDeviation, sum, variance } from './statistics';
export { shuffledClasses, stratifiedFolds } from './stratify';
export { incompleteBeta, logGamma, studentReach, studentTwoSided } from './studentT';
export { symmetricEigen, type SymmetricEigen } from './symmetricEigen';
export { adjustedP, kendallTrend, normalTail, sharesP, type Trend } from './trendTest';
export { welch, type MeanComparison, type Moments } from './welch';
export { wilson, type Share } from './wilson';
