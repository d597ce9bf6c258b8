export { evaluateSaved, type ReplayResult } from './evaluateSaved';
export type { ReplayOptions } from './options';
export type { ReplayGain, ReplayReport, ReplayScores } from './replayReport';
