import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { RulesResult } from '../../lib/recommend';
import { inputSourceFields, outputFormatField, run, type Operation } from '../shared';
import { catalogueFields, readCatalogue } from './catalogue.fields';
import { ORDERS_INPUT, readOrders } from './inputs';
import { derivedItems, formatOf, reportItem } from './outputs';
import { readBasketColumns, readRulesOptions, rulesFields, rulesOptions } from './rules.fields';

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const columns = readBasketColumns(node);
	const orders = await readOrders(node, columns);
	const options = {
		...columns,
		...readRulesOptions(node),
		...(await readCatalogue(node)),
		layout: formatOf(node) === 'items' ? 'nested' : 'long',
	};
	const found = await run<RulesResult>(node, 'recommend.rules', orders.source, options);
	const { rules, products, ruleRows, productRows, report } = found;
	return [
		await derivedItems(node, orders, rules, {
			fileName: 'rules',
			rowsOf: (row) => ruleRows[row] ?? [],
		}),
		await derivedItems(node, orders, products, {
			fileName: 'bought-together',
			rowsOf: (row) => [productRows[row] ?? 0],
		}),
		[reportItem({ ...report }, [{ input: orders, index: ORDERS_INPUT }])],
	];
}

/** Association rules and partners from baskets. */
export const boughtTogether: Operation = {
	name: 'Find Frequently Bought Together',
	value: 'boughtTogether',
	action: 'Find products that are frequently bought together',
	description:
		'From baskets: rules such as "who buys butter and yogurt also buys milk" (association rules, FP-growth), and for each product what it is bought together with',
	fields: [
		...inputSourceFields({ name: 'orders', label: 'Orders' }),
		...rulesFields,
		...catalogueFields,
		outputFormatField,
		rulesOptions,
	],
	execute,
};
