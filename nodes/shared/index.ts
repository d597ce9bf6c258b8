export { allFiles, type NamedContent } from './allFiles';
export { fileSource } from './binary';
export { customersOut, pairWithOrders } from './customersOut';
export {
	columnField,
	columnsField,
	inputSourceFields,
	modelField,
	optionsField,
	outputFormatField,
	seedField,
	splitNames,
	versionField,
	wholeNumberField,
} from './fields';
export {
	chosenModel,
	chosenVersion,
	listModels,
	loadModel,
	loadVersion,
	saveModel,
	searchModels,
	storeConfig,
	type LoadedModel,
	type TrainedModel,
} from './models';
export { plainJson } from './objectAt';
export { executeOperation, operationProperties, type Operation } from './operation';
export { orderColumnNames, orderFields, readOrderColumns } from './orderFields';
export { createPause } from './pause';
export { fromWebhook, includeInputOption, rowFieldOption, withWebhookHint } from './requests';
export { httpService, picturesOf, type HttpAccount } from './ports';
export { rowsOut } from './rowsOut';
export { run, showProgress } from './run';
export {
	hasInput,
	readInput,
	toFileItem,
	toItems,
	type FileItemOptions,
	type NodeInput,
	type ToItemsOptions,
} from './table';
export { testStore } from './testStore';
export { toNodeError } from './toNodeError';
