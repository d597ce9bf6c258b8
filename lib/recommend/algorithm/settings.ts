import type { Json } from '../../table';
import type { RecommendModel } from '../model';

export type Settings = Readonly<Record<string, Json>>;

/** The settings of a trained model as a report shows them: of a blend those of its members. */
export function settingsOf(model: RecommendModel): Settings {
	if (model.recommender === null) {
		const { factors, alpha, regularization } = model;
		return { factors, alpha, regularization };
	}
	return plain(model.recommender.save().meta);
}

const INTERNAL = new Set(['version', 'nProducts']);

function plain(meta: Readonly<Record<string, Json | undefined>>): Settings {
	const entries = Object.entries(meta).flatMap(([key, value]) =>
		INTERNAL.has(key) || value === undefined ? [] : [[key, plainValue(value)] as const],
	);
	return Object.fromEntries(entries);
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

function plainValue(value: Json): Json {
	if (isList(value)) return value.map(plainValue);
	return typeof value === 'object' && value !== null ? plain(value) : value;
}
