import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { RfmGridResult } from '../../lib/segment';
import {
	columnField,
	inputSourceFields,
	outputFormatField,
	readInput,
	run,
	type Operation,
} from '../shared';
import { keepColumns, outputsOf } from './outputs';

const column = (displayName: string, name: string, fallback: string, description: string) =>
	columnField({ displayName, name, default: fallback, required: true, description });

const fields: INodeProperties[] = [
	...inputSourceFields(),
	column(
		'Recency Column',
		'recencyColumn',
		'recency',
		'Days since the last order (low is good), or the date of the last order',
	),
	column('Frequency Column', 'frequencyColumn', 'frequency', 'Number of orders'),
	column('Monetary Column', 'monetaryColumn', 'monetary', 'Money spent'),
	{
		displayName: 'Columns Are Scores',
		name: 'scored',
		type: 'boolean',
		default: false,
		description:
			'Whether the three columns hold scores from 1 to 5 (5 is best) already, so that no new scores are made',
	},
	outputFormatField,
];

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const text = (name: string) => (node.getNodeParameter(name, 0) as string).trim();
	const input = await readInput(node);
	const options = {
		recencyColumn: text('recencyColumn'),
		frequencyColumn: text('frequencyColumn'),
		monetaryColumn: text('monetaryColumn'),
		scored: node.getNodeParameter('scored', 0, false) as boolean,
		keepColumns: keepColumns(node, input),
	};
	const result = await run<RfmGridResult>(node, 'segment.rfmGrid', input.source, options);
	return await outputsOf(node, input, result);
}

/** The twelve named groups of the RFM grid. */
export const rfmGrid: Operation = {
	name: 'RFM Grid',
	value: 'rfmGrid',
	action: 'Put customers on the RFM grid',
	description:
		'Give each customer one of twelve well-known names, from "Champions" to "Lost", by recency, frequency and monetary value',
	fields,
	execute,
};
