export {
	auditFairness,
	FAIRNESS_MEASURES,
	type AuditOptions,
	type FairnessMeasure,
	type FairnessReport,
	type GroupReport,
} from './audit';
export type { FairnessData, GroupRates } from './groupRates';
export {
	applyGroupThresholds,
	fitGroupThresholds,
	type GroupThresholdOptions,
	type GroupThresholds,
} from './groupThresholds';
export { checkPolicy, type FairnessPolicy, type PolicyResult } from './policy';
export { reweigh } from './reweighing';
