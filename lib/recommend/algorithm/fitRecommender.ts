import type { JobContext } from '../../ports';
import type { Interactions } from '../events';
import { factsOf } from '../fitModel';
import { ImplicitAlsRecommender } from '../implicitAls/implicitAls';
import { positiveOnly } from '../interactions';
import type { RecommendModel } from '../model';
import type { Recommender } from '../recommender';

/** Trains a recommender on events. iALS becomes a model of the fused path, which never holds customers × products scores. */
export function fitRecommender(
	recommender: Recommender,
	interactions: Interactions,
	{ signal, progress, threads }: JobContext,
	segmentOf?: (customer: string) => string | null,
): RecommendModel {
	const facts = factsOf(interactions, segmentOf);
	recommender.fit(positiveOnly(interactions.matrix), { signal, progress, threads });
	if (!(recommender instanceof ImplicitAlsRecommender)) return { ...facts, recommender };
	const { factors, alpha, regularization, meanMass, itemFactors } = recommender.found;
	return { ...facts, recommender: null, factors, alpha, regularization, meanMass, itemFactors };
}
