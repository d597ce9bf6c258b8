import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { PredictRatingsResult } from '../../lib/recommend';
import {
	columnField,
	inputSourceFields,
	loadModel,
	modelField,
	outputFormatField,
	readInput,
	rowsOut,
	run,
	type Operation,
} from '../shared';
import { reportItem } from './outputs';

const fields = [
	columnField({
		displayName: 'Customer Column',
		name: 'customerColumn',
		default: 'customer_id',
		required: true,
		description: 'Column with the customer’s ID, as in the ratings',
	}),
	columnField({
		displayName: 'Product Column',
		name: 'productColumn',
		default: 'product_id',
		required: true,
		description: 'Column with the product’s ID, as in the ratings',
	}),
];

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { meta, artefact } = await loadModel(node);
	const rows = await readInput(node);
	const text = (name: string) => (node.getNodeParameter(name, 0) as string).trim();
	const { keepColumns, toOutput } = rowsOut(node, rows, 'predicted-ratings');
	const { table, report } = await run<PredictRatingsResult>(
		node,
		'recommend.predictRatings',
		rows.source,
		{
			artefact,
			keepColumns,
			customerColumn: text('customerColumn'),
			productColumn: text('productColumn'),
		},
	);
	const model = { name: meta.name, version: meta.version };
	const told = { ...report, notes: [...report.notes], sources: { ...report.sources }, model };
	return [await toOutput(table), [reportItem(told, [{ input: rows, index: 0 }])]];
}

/** Stars or points that a customer would give a product. */
export const predictRatings: Operation = {
	name: 'Predict Ratings',
	value: 'predictRatings',
	action: 'Predict the rating of a product by a customer',
	description:
		'For each row with a customer and a product the rating that the customer would give, by a model of "Train on Ratings". Unknown customers or products get averages, and the row says so.',
	fields: [
		modelField('Model that "Train on Ratings" saved', 'searchRatingModels'),
		...inputSourceFields({ name: '', label: 'Rows' }),
		...fields,
		outputFormatField,
	],
	execute,
};
