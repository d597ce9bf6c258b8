export { storeJobs } from './jobs';
export { keepStores, type WithKeptStore } from './keepStore';
export { openStore } from './openStore';
export { useStore } from './withStore';
export {
	MOST_FILE_BYTES,
	readModelFile,
	tooLarge,
	writeModelFile,
	type ModelFile,
} from './modelFile';
