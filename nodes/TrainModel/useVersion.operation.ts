import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import {
	chosenModel,
	modelField,
	run,
	storeConfig,
	wholeNumberField,
	type Operation,
} from '../shared';
import { fromAllItems, NO_ROWS } from './savedModels';

const fields: INodeProperties[] = [
	modelField('The saved model'),
	{
		...wholeNumberField({
			displayName: 'Version to Use',
			name: 'useVersion',
			range: [1, 1],
			description:
				'This version is the current one from now on, for every workflow that uses the model',
		}),
		required: true,
	},
];

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const store = await storeConfig(node);
	const name = chosenModel(node);
	const version = node.getNodeParameter('useVersion', 0) as number;
	const { before } = await run<{ before: number | null }>(node, 'store.setCurrent', NO_ROWS, {
		...{ store, name, version },
	});
	return fromAllItems(node, [{ json: { name, current: version, before } }]);
}

/** Rolls back to an earlier version, or forward to a later one. */
export const use: Operation = {
	name: 'Use a Version',
	value: 'use',
	action: 'Use a version of a model',
	description: 'Roll back to an earlier version of a saved model, or go forward to a later one',
	fields,
	execute,
};
