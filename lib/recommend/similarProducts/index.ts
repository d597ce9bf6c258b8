export { productNeighbours, type Neighbour, type NeighbourOptions } from './neighbours';
export {
	similarProducts,
	type SimilarProductsOptions,
	type SimilarProductsReport,
	type SimilarProductsResult,
} from './similarProducts';
