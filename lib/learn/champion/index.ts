export {
	compareModels,
	type CompareModelsOptions,
	type CompareModelsResult,
	type SavedVersion,
	type VersionScores,
} from './compareModels';
export { handOverModel } from './handOver';
export type { ChampionOptions } from './judgeChampion';
export type { Lead, PromotionReport } from './promotion';
