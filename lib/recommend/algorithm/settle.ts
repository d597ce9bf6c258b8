/** From the algorithm's name to something that can be trained: open settings are chosen within the given part of the events. */
import type { JobContext } from '../../ports';
import { Autoencoder } from '../autoencoder/autoencoder';
import { Bpr } from '../bpr/bpr';
import { Ease } from '../ease/ease';
import { chooseRegularization } from '../ease/chooseRegularization';
import type { Contestant } from '../evaluate';
import type { Events, Interactions } from '../events';
import { checkIals, fitModel } from '../fitModel';
import type { HoldOutRules } from '../holdOut';
import { positiveOnly } from '../interactions';
import { ItemKnn } from '../itemKnn/itemKnn';
import type { RecommendModel } from '../model';
import type { Tuned } from '../models/climb';
import type { TrainOptions } from '../options';
import { Popularity } from '../popular/popularity';
import type { MakeRecommender } from '../auto/candidates';
import { tune } from '../tune';
import { checkAlgorithm } from './algorithms';
import { fitRecommender } from './fitRecommender';
import { settingsOf, type Settings } from './settings';
import { settleAuto, type AutoReport } from './settleAuto';

type SegmentOf = (customer: string) => string | null;

export interface Settled extends Contestant {
	fit(interactions: Interactions, context: JobContext, segmentOf?: SegmentOf): RecommendModel;
	settings(model: RecommendModel): Settings;
	/** nDCG on hidden events of each regularisation tried. */
	readonly tuning: Tuned['candidates'];
	readonly auto: AutoReport | null;
	readonly notes: readonly string[];
}

export interface Known {
	/** The events that may be looked at. */
	readonly events: Events;
	readonly interactions: Interactions;
	/** All of them, for the scale of settings when nobody can be judged. */
	readonly whole: Interactions;
}

/** Throws INVALID_PARAMETER, UNSUPPORTED (EASE on too many products), CANCELLED. */
export function settle(
	known: Known,
	options: TrainOptions,
	rules: HoldOutRules,
	context: JobContext,
): Settled {
	const algorithm = checkAlgorithm(options.algorithm);
	const { seed } = checkIals(options);
	switch (algorithm) {
		case 'ials':
			return settleIals(known, options, rules, context);
		case 'auto':
		case 'blend': {
			const { make, report, notes } = settleAuto(known, algorithm, options, rules, context);
			return { ...made(report.chosen, make), auto: report, notes };
		}
		case 'ease':
			return settleEase(known, seed, context);
		case 'autoencoder':
			return made('Autoencoder', () => new Autoencoder({ seed }));
		case 'itemKnn':
			return made('Item-kNN', () => new ItemKnn({ similarity: 'tfidf', neighbours: 100 }));
		case 'bpr':
			return made('BPR', () => new Bpr({ seed }));
		case 'popularity':
			return made('Popularity', () => new Popularity());
	}
}

function made(name: string, make: MakeRecommender): Settled {
	return {
		name,
		fit: (interactions, context, segmentOf) =>
			fitRecommender(make(positiveOnly(interactions.matrix)), interactions, context, segmentOf),
		settings: settingsOf,
		tuning: [],
		auto: null,
		notes: [],
	};
}

function settleIals(
	{ events, whole }: Known,
	options: TrainOptions,
	rules: HoldOutRules,
	context: JobContext,
): Settled {
	const wanted = checkIals(options);
	const tuned =
		wanted.regularization === undefined
			? tune(events, whole, options, wanted, rules, context)
			: { regularization: wanted.regularization, candidates: [] };
	const parameters = { ...wanted, regularization: tuned.regularization };
	return {
		name: 'iALS',
		fit: (some, run, segmentOf) => fitModel(some, parameters, run, segmentOf),
		settings: () => ({ ...parameters }),
		tuning: tuned.candidates,
		auto: null,
		notes: [],
	};
}

function settleEase({ interactions }: Known, seed: number, context: JobContext): Settled {
	const { signal, threads, progress } = context;
	const matrix = positiveOnly(interactions.matrix);
	// Refuses too many products before the search begins.
	new Ease().checkSize(matrix.nCols);
	const { regularization, candidates } = chooseRegularization(matrix, seed, {
		signal,
		threads,
		progress,
	});
	return { ...made('EASE', () => new Ease({ regularization })), tuning: candidates };
}
