import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { parseAsOf } from '../../lib/features';
import { inputSourceFields } from '../shared';
import { eventFields } from './event.fields';

/** From when on orders are new to the model. */
export const afterField: INodeProperties = {
	displayName: 'Only Orders After',
	name: 'after',
	type: 'string',
	default: '',
	placeholder: 'e.g. 2026-01-31',
	description:
		'Only orders later than this date count (a day: later than its end), and in any case only those later than the last order that the model learned from. Empty: that order alone decides.',
};

/** The date of the options collection; a day without a time means its end. */
export function readAfter(node: IExecuteFunctions): { after?: number } {
	const { after = '' } = node.getNodeParameter('options', 0, {}) as { after?: string };
	return after.trim() === '' ? {} : { after: parseAsOf(after.trim()) };
}

/** Orders that came after the training, where they are not required. */
export const sinceFields: INodeProperties[] = [
	...inputSourceFields({ name: 'orders', label: 'Orders' }),
	...eventFields.map((field) => ({
		...field,
		description: `Only when orders since the training arrive at the second input. ${field.description}`,
	})),
];
