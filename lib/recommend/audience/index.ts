export { findAudience, type AudienceReport, type AudienceResult } from './findAudience';
export type { LiftCurve, LiftPoint } from './liftCurve';
export { measureLift, type LiftTask } from './measureLift';
export type { AudienceOptions, FreshEvents } from './options';
