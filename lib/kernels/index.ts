export { AlsSolver, type AlsSettings } from './alsSolver';
export { Arena, type Block } from './arena';
export { cutRows, padded } from './chunks';
export type { RowPick } from './columnBlocks';
export { BprSteps, type BprFactors, type BprSettings, type Triples } from './bprSteps';
export { clusterDistances } from './clusterDistances';
export { columnMoments, fillDesign, type DesignPart, type Moments } from './designColumns';
export { DesignRows, type LossAndGradient } from './designRows';
export {
	growForest,
	type ForestData,
	type GrowOptions,
	type GrownForest,
	type GrownTree,
} from './forest';
export { groupByHash, groupStats, type Groups, type GroupStats } from './groupBy';
export { findNeighbours, type ItemNeighbours, type NeighbourOptions } from './itemNeighbours';
export { KMeansRows } from './kmeansRows';
export { LloydRun } from './lloyd';
export { loadKernels, type Backend } from './loader';
export { NetworkKernel, type AdamSettings, type NetworkData, type NetworkRows } from './network';
export type { Activation, NetworkOutput, NetworkShape } from './networkLayout';
export { withTeam, type KernelOptions } from './openTeam';
export {
	orderKernels,
	ORDERS_BLOCK,
	ORDERS_BLOCK_BYTES,
	ordersMemory,
	SCAN,
	type OrderKernels,
} from './orders';
export { packRows, type Packed } from './packed';
export { invertPositive, lowerTriangle, type LowerTriangle } from './positiveInverse';
export { innerProduct, multiplyTransposed } from './products';
export { seedCentres } from './seedCentres';
export { SparseLayer } from './sparseLayer';
export { denseRows, sparseTimesDense, type DenseRows } from './sparseProducts';
export { TasteSolver, type Tastes, type TasteSystem, type WantedParts } from './tastes';
export { Team, type RunOptions, type TeamOptions } from './team';
export { indexItems, topK, type Exclusions, type ItemIndex, type TopK } from './topK';
export { TreeData, type ColumnCoding } from './treeData';
export {
	TreeHistograms,
	type FoundSplit,
	type NodeSums,
	type SearchedNode,
	type SplitFeature,
	type SplitSettings,
} from './treeHistograms';
export { addTrees, packTrees, type PackedNode, type PackedTrees } from './treePredict';
export { TreeRows, type NodeRows } from './treeRows';
export { TREE_LOSSES, TreeScores, type GradientScale, type TreeLoss } from './treeScores';
export { treeShapValues, type ShapFacts } from './treeShap';
export { sumTreeValues, type ValueTree } from './treeValues';
