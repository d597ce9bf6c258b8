import { Autoencoder } from './autoencoder/autoencoder';
import { Blend } from './blend/blend';
import { Bpr } from './bpr/bpr';
import { Ease } from './ease/ease';
import { ImplicitAlsRecommender } from './implicitAls/implicitAls';
import { ItemKnn } from './itemKnn/itemKnn';
import { corruptRecommender } from './models/saved';
import { Popularity } from './popular/popularity';
import type { Recommender, SavedRecommender } from './recommender';

const LOADERS = new Map<string, (saved: SavedRecommender) => Recommender>([
	['autoencoder', (saved) => Autoencoder.load(saved)],
	['blend', (saved) => Blend.load(saved, loadRecommender)],
	['bpr', (saved) => Bpr.load(saved)],
	['ease', (saved) => Ease.load(saved)],
	['ials', (saved) => ImplicitAlsRecommender.load(saved)],
	['itemKnn', (saved) => ItemKnn.load(saved)],
	['popularity', (saved) => Popularity.load(saved)],
]);

/** The recommender that was saved. Throws CORRUPT_FILE when anything in it is not what `save` writes. */
export function loadRecommender(saved: SavedRecommender): Recommender {
	const load = LOADERS.get(saved.kind);
	if (load) return load(saved);
	throw corruptRecommender(saved.kind, 'this version does not know such a model');
}
