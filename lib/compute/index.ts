export type { Services } from './asks';
export { defaultMemoryLimit, defaultThreads } from './pool';
export { lookUp, type JobEntry, type JobInput, type Registry } from './registry';
export { closePool, runJob, type RunJobOptions } from './runJob';
export { serveJobs } from './serve';
