/** Parameters that several nodes share, so that the same thing has the same name and words everywhere. */
import type { INodeProperties } from 'n8n-workflow';

/** Parameter names of one input: `inputSource` and `binaryProperty`, or with a name `productsSource` and `productsBinaryProperty`. */
export function inputParameters(name: string): { source: string; binaryProperty: string } {
	return name === ''
		? { source: 'inputSource', binaryProperty: 'binaryProperty' }
		: { source: `${name}Source`, binaryProperty: `${name}BinaryProperty` };
}

/** Where an input's rows come from: one row an item, or a file. `label`: e.g. "Orders"; '' for the only input. */
export function inputSourceFields(
	{ name, label }: { name: string; label: string } = { name: '', label: '' },
): INodeProperties[] {
	const { source, binaryProperty } = inputParameters(name);
	const prefix = label === '' ? '' : `${label} `;
	return [
		{
			displayName: `${prefix}Input`,
			name: source,
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'Items', value: 'items', description: 'One row an item' },
				{
					name: 'File',
					value: 'file',
					description: 'A CSV, NDJSON or Parquet file in a binary field: the way for large data',
				},
			],
			default: 'items',
			description: 'Where the rows come from',
		},
		{
			displayName: `${prefix}Input Binary Field`,
			name: binaryProperty,
			type: 'string',
			default: 'data',
			required: true,
			placeholder: 'e.g. data',
			description: 'Name of the binary field that holds the file. Gzip is recognised.',
			displayOptions: { show: { [source]: ['file'] } },
			hint: 'The first item with such a field is read',
		},
	];
}

interface ColumnFieldOptions {
	readonly displayName: string;
	readonly name: string;
	readonly description: string;
	readonly default?: string;
	readonly required?: boolean;
	readonly displayOptions?: NonNullable<INodeProperties['displayOptions']>;
}

/** One column by name. Dragging a field from the input panel fills in its name. */
export function columnField(options: ColumnFieldOptions): INodeProperties {
	return {
		displayName: options.displayName,
		name: options.name,
		type: 'string',
		default: options.default ?? '',
		required: options.required ?? false,
		requiresDataPath: 'single',
		placeholder: 'e.g. customer_id',
		description: options.description,
		hint: 'Drag the field here from the input, or type its name',
		...(options.displayOptions && { displayOptions: options.displayOptions }),
	};
}

/** Several columns by name, separated by commas. */
export function columnsField(options: ColumnFieldOptions): INodeProperties {
	return {
		...columnField(options),
		requiresDataPath: 'multiple',
		placeholder: 'e.g. recency, frequency, monetary',
		hint: 'Drag fields here from the input, or type their names, separated by commas',
	};
}

/** The names in a columnsField's value. */
export function splitNames(value: string): string[] {
	return value
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');
}

export const seedField: INodeProperties = {
	displayName: 'Seed',
	name: 'seed',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 4294967295, numberPrecision: 0 },
	default: 42,
	description: 'Start of the random numbers: the same data and seed give the same result',
};

/** Items or a file as the form of the main output. */
export const outputFormatField: INodeProperties = {
	displayName: 'Output',
	name: 'outputFormat',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Items', value: 'items', description: 'One item a row' },
		{ name: 'CSV File', value: 'csv', description: 'One item that carries a CSV file' },
		{
			name: 'NDJSON File',
			value: 'ndjson',
			description: 'One item that carries a JSON-lines file',
		},
		{ name: 'Parquet File', value: 'parquet', description: 'One item that carries a Parquet file' },
	],
	default: 'items',
	description: 'Form of the result. Files keep large data out of n8n’s memory.',
};

/** A saved model, picked from the store or named. The node needs `methods.listSearch.searchModels` (see models.ts). */
export function modelField(description: string): INodeProperties {
	return {
		displayName: 'Model',
		name: 'model',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchModels', searchable: true },
			},
			{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. spring-segments' },
		],
	};
}
