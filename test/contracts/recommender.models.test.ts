import { Autoencoder } from '../../lib/recommend/autoencoder/autoencoder';
import { Blend } from '../../lib/recommend/blend/blend';
import { Bpr } from '../../lib/recommend/bpr/bpr';
import { Ease } from '../../lib/recommend/ease/ease';
import { ImplicitAlsRecommender } from '../../lib/recommend/implicitAls/implicitAls';
import { ItemKnn } from '../../lib/recommend/itemKnn/itemKnn';
import { Popularity } from '../../lib/recommend/popular/popularity';
import { recommenderModelContract, type ModelSubject } from './recommenderModels.contract';

const SUBJECTS: Record<string, ModelSubject> = {
	Popularity: { make: () => new Popularity(), sums: false, personal: false },
	'EASE, λ given': { make: () => new Ease({ regularization: 5 }), sums: true, personal: true },
	'EASE, λ searched': { make: (seed) => new Ease({ seed }), sums: true, personal: true },
	'Item-kNN, cosine': { make: () => new ItemKnn(), sums: true, personal: true },
	'Item-kNN, TF-IDF': {
		make: () => new ItemKnn({ similarity: 'tfidf', neighbours: 10 }),
		sums: true,
		personal: true,
	},
	'Item-kNN, BM25': {
		make: () => new ItemKnn({ similarity: 'bm25', shrinkage: 2 }),
		sums: true,
		personal: true,
	},
	'Item-kNN, Jaccard': {
		make: () => new ItemKnn({ similarity: 'jaccard', neighbours: 20 }),
		sums: true,
		personal: true,
	},
	'an autoencoder': {
		make: (seed) => new Autoencoder({ units: 8, seed }),
		sums: false,
		personal: true,
	},
	BPR: { make: (seed) => new Bpr({ factors: 6, seed }), sums: false, personal: true },
	iALS: {
		make: (seed) => new ImplicitAlsRecommender({ factors: 6, seed }),
		sums: true,
		personal: true,
	},
	'a blend': {
		make: (seed) =>
			new Blend([
				{ model: new Ease({ regularization: 5 }), weight: 0.5 },
				{ model: new ImplicitAlsRecommender({ factors: 5, seed }), weight: 0.25 },
				{ model: new Popularity(), weight: 0.05 },
			]),
		sums: false,
		personal: true,
	},
};

for (const [name, subject] of Object.entries(SUBJECTS)) recommenderModelContract(name, subject);
