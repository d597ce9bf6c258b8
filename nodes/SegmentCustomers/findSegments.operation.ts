import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { FindSegmentsOptions, FindSegmentsResult } from '../../lib/segment';
import {
	columnField,
	columnsField,
	inputSourceFields,
	optionsField,
	outputFormatField,
	readInput,
	run,
	saveModel,
	seedField,
	splitNames,
	wholeNumberField,
	type Operation,
} from '../shared';
import { keepColumns, outputsOf } from './outputs';

const automatic = { show: { numberOfSegments: ['auto'] } };

const fields: INodeProperties[] = [
	...inputSourceFields(),
	columnsField({
		displayName: 'Columns',
		name: 'columns',
		default: 'recency, frequency, monetary',
		description:
			'Number columns that say what makes customers alike. Leave empty to use every number column that is not an ID.',
	}),
	{
		displayName: 'Number of Segments',
		name: 'numberOfSegments',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Choose for Me',
				value: 'auto',
				description: 'Try a range and take the number that separates customers best (silhouette)',
			},
			{ name: 'Fixed', value: 'fixed', description: 'Use exactly the number you give' },
		],
		default: 'auto',
		description: 'How many groups to make',
	},
	{
		...wholeNumberField({
			displayName: 'Segments',
			name: 'nClusters',
			range: [1, 5, 10_000],
			description: 'Number of groups to make',
		}),
		displayOptions: { show: { numberOfSegments: ['fixed'] } },
	},
	{
		...wholeNumberField({
			displayName: 'At Least',
			name: 'minClusters',
			range: [2, 3, 50],
			description: 'Smallest number of groups to try',
		}),
		displayOptions: automatic,
	},
	{
		...wholeNumberField({
			displayName: 'At Most',
			name: 'maxClusters',
			range: [2, 8, 50],
			description: 'Largest number of groups to try',
		}),
		displayOptions: automatic,
	},
	{
		displayName: 'Save Segments As',
		name: 'saveAs',
		type: 'string',
		default: 'customer-segments',
		placeholder: 'e.g. customer-segments',
		description:
			'Name under which the segments are saved, so that new customers can be assigned to them later. Leave empty to not save them.',
	},
	outputFormatField,
	optionsField([
		{
			displayName: 'Logarithm',
			name: 'logTransform',
			type: 'options',
			options: [
				{
					name: 'For Skewed Columns',
					value: 'auto',
					description: 'For columns such as money, where few customers have very large values',
				},
				{ name: 'For No Column', value: 'none', description: 'Use the values as they are' },
			],
			default: 'auto',
			description:
				'Whether large values are compressed so that a few customers do not decide alone',
		},
		columnField({
			displayName: 'Number Segments By',
			name: 'orderBy',
			example: 'monetary',
			description:
				'Segment 1 has the highest mean in this column. Default: the money column, else the first one.',
		}),
		seedField,
		wholeNumberField({
			displayName: 'Starts',
			name: 'nInit',
			range: [1, 5, 100],
			description: 'How often to start over; the best result counts (k-means initialisations)',
		}),
	]),
];

interface MoreOptions {
	logTransform?: 'auto' | 'none';
	orderBy?: string;
	seed?: number;
	nInit?: number;
}

function readOptions(node: IExecuteFunctions): FindSegmentsOptions {
	const { orderBy, ...more } = node.getNodeParameter('options', 0, {}) as MoreOptions;
	const whole = (name: string) => node.getNodeParameter(name, 0) as number;
	const isFixed = node.getNodeParameter('numberOfSegments', 0) === 'fixed';
	return {
		columns: splitNames(node.getNodeParameter('columns', 0, '') as string),
		...(isFixed
			? { nClusters: whole('nClusters') }
			: { minClusters: whole('minClusters'), maxClusters: whole('maxClusters') }),
		seed: 42,
		...more,
		...(orderBy && { orderBy }),
	};
}

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const input = await readInput(node);
	const options = { ...readOptions(node), keepColumns: keepColumns(node, input) };
	const result = await run<FindSegmentsResult>(node, 'segment.kmeans', input.source, options);
	const name = (node.getNodeParameter('saveAs', 0, '') as string).trim();
	const saved = name === '' ? null : await saveModel(node, name, result);
	const model = saved && { name: saved.name, version: saved.version };
	return await outputsOf(node, input, result, { model });
}

/** Groups found in the customers' behaviour, named, described and saved. */
export const findSegments: Operation = {
	name: 'Find Segments (k-Means)',
	value: 'findSegments',
	action: 'Find segments of customers',
	description:
		'Find groups of customers who behave alike, give them names and descriptions, and save them for later customers',
	fields,
	execute,
};
