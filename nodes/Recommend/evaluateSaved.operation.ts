import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { ReplayReport, ReplayResult } from '../../lib/recommend';
import {
	inputSourceFields,
	loadModel,
	modelField,
	optionsField,
	outputFormatField,
	run,
	seedField,
	wholeNumberField,
	type Operation,
} from '../shared';
import { catalogueFields, readCatalogue } from './catalogue.fields';
import { eventFields, readEventColumns } from './event.fields';
import { ORDERS_INPUT, readOrders } from './inputs';
import { dateText, derivedItems, reportItem } from './outputs';
import { afterField, readAfter } from './since.fields';

function readChoice(node: IExecuteFunctions) {
	const { seed = 42 } = node.getNodeParameter('options', 0, {}) as { seed?: number };
	return {
		...readAfter(node),
		seed,
		asOf: Date.now(),
		k: node.getNodeParameter('listLength', 0) as number,
		filterBought: !(node.getNodeParameter('countRepeats', 0) as boolean),
	};
}

/** The report with dates as people read them. */
function reportJson({ events, after, ...report }: ReplayReport): IDataObject {
	return {
		...report,
		after: dateText(after),
		events: { ...events, from: dateText(events.from), to: dateText(events.to) },
	};
}

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const columns = readEventColumns(node);
	const { meta, artefact } = await loadModel(node);
	const orders = await readOrders(node, columns);
	const options = {
		...columns,
		...readChoice(node),
		...(await readCatalogue(node)),
		artefact,
	};
	const found = await run<ReplayResult>(node, 'recommend.evaluate', orders.source, options);
	const { table, rows, report } = found;
	const rowsOf = (row: number) => [rows[row] ?? 0];
	const model = { name: meta.name, version: meta.version };
	const evaluation = reportJson(report);
	return [
		await derivedItems(node, orders, table, { fileName: 'evaluation', rowsOf }),
		[reportItem({ evaluation, model }, [{ input: orders, index: ORDERS_INPUT }])],
	];
}

/** A saved model on what happened after its training. */
export const evaluateSaved: Operation = {
	name: 'Evaluate a Saved Model',
	value: 'evaluateSaved',
	action: 'Evaluate a saved recommender on new orders',
	description:
		'Did customers buy what the model would have shown them? Orders since its training decide, beside popular products and what was bought last, with 95 % intervals',
	fields: [
		modelField('Model that "Train" or "Train and Recommend" saved'),
		...inputSourceFields({ name: 'orders', label: 'Orders' }),
		...eventFields,
		wholeNumberField({
			displayName: 'Products a List',
			name: 'listLength',
			range: [1, 10, 100],
			description: 'How many products the model would have shown to each customer',
		}),
		{
			displayName: 'Count Repeat Purchases',
			name: 'countRepeats',
			type: 'boolean',
			default: false,
			description:
				'Whether products that a customer had before may be shown and count as hits. Consumables always do.',
		},
		...catalogueFields,
		outputFormatField,
		optionsField([afterField, seedField]),
	],
	execute,
};
