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
	wholeNumberField,
} from './fields';
export { loadModel, saveModel, searchModels, storeConfig, type TrainedModel } from './models';
export { executeOperation, operationProperties, type Operation } from './operation';
export { orderColumnNames, orderFields, readOrderColumns } from './orderFields';
export { createPause } from './pause';
export { rowsOut } from './rowsOut';
export { run } from './run';
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
