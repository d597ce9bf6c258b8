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

type ColumnFieldOptions = ColumnFieldText & ColumnFieldExample;

/** What the placeholder shows: an example, or else the default. */
type ColumnFieldExample =
	| { readonly default: string; readonly example?: string }
	| { readonly default?: string; readonly example: string };

interface ColumnFieldText {
	readonly displayName: string;
	readonly name: string;
	readonly description: string;
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
		placeholder: `e.g. ${options.example ?? options.default}`,
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

interface WholeNumberOptions {
	readonly displayName: string;
	readonly name: string;
	readonly description: string;
	/** Least value, default, largest value (none: any). */
	readonly range: readonly [number, number, number?];
}

/** A whole number. */
export function wholeNumberField(options: WholeNumberOptions): INodeProperties {
	const { displayName, name, description } = options;
	const [minValue, fallback, maxValue] = options.range;
	return {
		displayName,
		name,
		type: 'number',
		typeOptions: {
			minValue,
			...(maxValue !== undefined && { maxValue }),
			numberPrecision: 0,
		},
		default: fallback,
		description,
	};
}

export const seedField = wholeNumberField({
	displayName: 'Seed',
	name: 'seed',
	range: [0, 42, 4294967295],
	description: 'Start of the random numbers: the same data and seed give the same result',
});

/** The collection of seldom used settings, by name. */
export function optionsField(options: readonly INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...options].sort((a, b) => (a.displayName < b.displayName ? -1 : 1)),
	};
}

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

/** Which version of the picked model; read with `chosenVersion`. For an options collection, or as a field of its own. */
export const versionField: INodeProperties = {
	...wholeNumberField({
		displayName: 'Version',
		name: 'version',
		range: [0, 0],
		description: 'Number of the saved version; 0 is the current one',
	}),
	hint: '0 is the current version',
};

/** A saved model, picked from the store or named. The node needs this method in `methods.listSearch` (see models.ts). */
export function modelField(
	description: string,
	searchListMethod = 'searchModels',
): INodeProperties {
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
				typeOptions: { searchListMethod, searchable: true },
			},
			{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. spring-segments' },
		],
	};
}
