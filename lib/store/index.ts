export { storeJobs } from './jobs';
export { openStore } from './openStore';
