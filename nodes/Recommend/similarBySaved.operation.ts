import type { IExecuteFunctions, INodeExecutionData, IPairedItemData } from 'n8n-workflow';
import { LibraryError } from '../../lib/errors';
import type { SimilarBySavedResult } from '../../lib/recommend';
import {
	hasInput,
	loadModel,
	modelField,
	readInput,
	run,
	toItems,
	wholeNumberField,
	type NodeInput,
	type Operation,
} from '../shared';
import { catalogueFields, readCatalogue } from './catalogue.fields';
import { reportItem } from './outputs';

const PRODUCTS_INPUT = 2;

async function readProducts(node: IExecuteFunctions): Promise<NodeInput> {
	if (hasInput(node, PRODUCTS_INPUT)) {
		return await readInput(node, {
			inputIndex: PRODUCTS_INPUT,
			name: 'products',
			textStaysText: true,
		});
	}
	throw new LibraryError(
		'EMPTY_INPUT',
		'There are no products: nothing arrives at the input "Products".',
		'Connect the products to the third input of this node.',
	);
}

function productItems(input: NodeInput, { table }: SimilarBySavedResult) {
	const pairedTo = (item: number): IPairedItemData => ({ item, input: PRODUCTS_INPUT });
	if (input.rows === 'file') {
		const paired = pairedTo(input.fileItem);
		return toItems(table, { pairedItem: () => paired });
	}
	return toItems(table, { pairedItem: pairedTo, base: (row) => input.items[row]?.json });
}

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { meta, artefact } = await loadModel(node);
	const products = await readProducts(node);
	const options = {
		...(await readCatalogue(node)),
		artefact,
		productColumn: (node.getNodeParameter('catalogueIdColumn', 0) as string).trim(),
		topN: node.getNodeParameter('topN', 0) as number,
	};
	const job = 'recommend.similarBySaved';
	const result = await run<SimilarBySavedResult>(node, job, products.source, options);
	const report = { ...result.report, model: { name: meta.name, version: meta.version } };
	return [
		await productItems(products, result),
		[reportItem(report, [{ input: products, index: PRODUCTS_INPUT }])],
	];
}

/** For each product of the catalogue those that a saved model finds alike. */
export const similarBySaved: Operation = {
	name: 'Find Similar Products by a Saved Model',
	value: 'similarBySaved',
	action: 'Find similar products by a saved model',
	description:
		'For each product those that a model saved by "Train" would recommend to somebody who bought only it',
	fields: [
		modelField('Model that "Train" or "Train and Recommend" saved'),
		...catalogueFields,
		wholeNumberField({
			displayName: 'Similar Products a Product',
			name: 'topN',
			range: [1, 5, 100],
			description: 'How many products each product’s list "similarProducts" holds at most',
		}),
	],
	execute,
};
