export { productNeighbours, type Neighbour, type NeighbourOptions } from './neighbours';
export {
	similarBySaved,
	type SimilarBySavedOptions,
	type SimilarBySavedResult,
} from './similarBySaved';
export {
	similarProducts,
	type SimilarProductsOptions,
	type SimilarProductsReport,
	type SimilarProductsResult,
} from './similarProducts';
