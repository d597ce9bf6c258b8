export { IMPORTED_MODEL_KIND } from './importedModel';
export {
	importTensorFlow,
	type GivenFile,
	type ImportOptions,
	type ImportResult,
} from './importModel';
