import type { IExecuteFunctions, INodeExecutionData, IPairedItemData } from 'n8n-workflow';
import { LibraryError } from '../../lib/errors';
import type { AudienceResult } from '../../lib/recommend';
import { Table } from '../../lib/table';
import {
	hasInput,
	inputSourceFields,
	loadModel,
	modelField,
	optionsField,
	outputFormatField,
	readInput,
	run,
	toFileItem,
	toItems,
	type NodeInput,
	type Operation,
} from '../shared';
import {
	audienceOptions,
	peopleChoice,
	productChoice,
	readAudience,
	readFresh,
} from './audience.fields';
import { catalogueFields, readCatalogue } from './catalogue.fields';
import { formatOf } from './outputs';
import { sinceFields } from './since.fields';

const INPUTS = [0, 1, 2];

async function readCustomers(node: IExecuteFunctions): Promise<NodeInput | null> {
	if (node.getNodeParameter('audienceFrom', 0) === 'model') return null;
	if (hasInput(node, 0)) return await readInput(node, { textStaysText: true });
	throw new LibraryError(
		'EMPTY_INPUT',
		'There are no customers: nothing arrives at the input "Customers".',
		'Connect the customers, or set "Choose Among" to "Everybody the Model Knows".',
	);
}

/** Every item that arrived. */
function allItems(node: IExecuteFunctions): IPairedItemData[] {
	return INPUTS.filter((input) => hasInput(node, input)).flatMap((input) =>
		node.getInputData(input).map((_, item) => ({ item, input })),
	);
}

/** Rows of customers of the input carry its items on; rows of the model's own customers come from whatever arrived. */
async function customersOut(
	node: IExecuteFunctions,
	customers: NodeInput | null,
	{ table, rows }: AudienceResult,
): Promise<INodeExecutionData[]> {
	const format = formatOf(node);
	const everything = allItems(node);
	if (format !== 'items') {
		const options = { format, fileName: 'customers-for-product', pairedItem: everything };
		return [await toFileItem(node, table, options)];
	}
	if (!customers) {
		const pairedItem = everything.slice(0, 1);
		return await toItems(table, { pairedItem: () => pairedItem });
	}
	if (customers.rows === 'file')
		return await toItems(table, { pairedItem: () => customers.fileItem });
	return await toItems(table, {
		pairedItem: (row) => ({ item: rows[row] ?? 0 }),
		base: (row) => customers.items[rows[row] ?? 0]?.json,
	});
}

const evaluationOf = (info: Readonly<Record<string, unknown>>) =>
	(info['evaluation'] ?? {}) as { readonly lift?: unknown };

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { meta, artefact } = await loadModel(node);
	const customers = await readCustomers(node);
	const format = formatOf(node);
	const options = {
		...readAudience(node),
		...(await readCatalogue(node)),
		...(await readFresh(node)),
		artefact,
		lift: evaluationOf(meta.info).lift,
		layout: format === 'items' ? 'nested' : 'long',
		keepColumns: customers?.rows === 'file' || format !== 'items',
	};
	const source = customers?.source ?? new Table([]);
	const found = await run<AudienceResult>(node, 'recommend.audience', source, options);
	const model = { name: meta.name, version: meta.version };
	return [
		await customersOut(node, customers, found),
		[{ json: { audience: { ...found.report }, model }, pairedItem: allItems(node) }],
	];
}

/** Who should hear about a product. */
export const customersForProduct: Operation = {
	name: 'Find Customers for a Product',
	value: 'customersForProduct',
	action: 'Find customers for a product',
	description:
		'Who should hear about this product: the customers most likely to buy it who do not have it, with a reason and how much more they buy than random ones',
	fields: [
		modelField('Model that "Train" or "Train and Recommend" saved'),
		...productChoice,
		...peopleChoice,
		...inputSourceFields({ name: '', label: 'Customers' }),
		...sinceFields,
		...catalogueFields,
		outputFormatField,
		optionsField(audienceOptions),
	],
	execute,
};
