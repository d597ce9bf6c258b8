import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { EventType, RecentOptions } from '../../lib/recommend';
import { columnField, hasInput, inputSourceFields } from '../shared';
import { eventFields, readEventColumns } from './event.fields';
import { ORDERS_INPUT, readOrders } from './inputs';

/** Fields of one event's object, inside the collection. */
const objectFields: INodeProperties[] = (
	[
		['Product Field', 'productField', 'product_id', 'the product’s ID'],
		['Quantity Field', 'quantityField', 'quantity', 'the number of pieces; 1 when it is missing'],
		[
			'Time Field',
			'timeField',
			'time',
			'when it happened: ISO text or a Unix time; now when it is missing',
		],
		['Type Field', 'typeField', 'type', 'what happened, e.g. view or purchase'],
	] as const
).map(([displayName, name, fallback, what]) => ({
	displayName,
	name,
	type: 'string',
	default: fallback,
	placeholder: `e.g. ${fallback}`,
	description: `Field of each event that holds ${what}. Only for events that are objects.`,
}));

const eventTypesField: INodeProperties = {
	displayName: 'Event Types',
	name: 'eventTypes',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add event type',
	default: {},
	description:
		'How much recent events of each type count, beside a purchase with 1. Types that are not listed count 1.',
	options: [
		{
			displayName: 'Type',
			name: 'types',
			values: [
				{
					displayName: 'Type',
					name: 'type',
					type: 'string',
					default: '',
					placeholder: 'e.g. view',
					description: 'As it stands in the events; upper and lower case are the same',
				},
				{
					displayName: 'Weight',
					name: 'weight',
					type: 'number',
					typeOptions: { minValue: 0, numberPrecision: 4 },
					default: 1,
					description: 'Counts as so many pieces bought. 0: such events are left out.',
				},
				{
					displayName: 'Means',
					name: 'means',
					type: 'options',
					options: [
						{ name: 'As Its Name Says', value: 'byName', description: 'E.g. view, cart, purchase' },
						{ name: 'Bought', value: 'bought' },
						{ name: 'Looked At', value: 'lookedAt' },
					],
					default: 'byName',
					description: 'Whether the reason says "you bought" or "you looked at"',
				},
			],
		},
	],
};

/** What customers did since the model was trained: in a field of each customer, and as orders on the second input. */
export const recentFields: INodeProperties[] = [
	columnField({
		displayName: 'Customers: Recent Events Field',
		name: 'recentColumn',
		example: 'clicks',
		description:
			'Field with what each customer did last, such as the clicks of this visit: product IDs as a list or separated by commas, or objects with product, type and time. The recommendations fit them at once, also for new visitors. Leave empty when there is none.',
	}),
	{
		displayName: 'Recent Events',
		name: 'recentEvents',
		type: 'collection',
		placeholder: 'Add setting',
		default: {},
		description: 'How the recent events are read, and what becomes of their products',
		options: [
			{
				displayName: 'Leave Out Clicked Products',
				name: 'leaveOut',
				type: 'boolean',
				default: true,
				description: 'Whether products that the customer only looked at stay out of the list',
			},
			...objectFields,
		],
	},
	eventTypesField,
	...inputSourceFields({ name: 'orders', label: 'Orders' }),
	...eventFields.map((field) => ({
		...field,
		description: `Only when orders since the training arrive at the second input. ${field.description}`,
	})),
	columnField({
		displayName: 'Orders: Event Type Column',
		name: 'typeColumn',
		example: 'event_type',
		description: 'Column with what happened, e.g. view or purchase. Empty: everything was bought.',
	}),
];

type Given = Pick<
	RecentOptions,
	'productField' | 'typeField' | 'timeField' | 'quantityField' | 'leaveOut'
>;

interface GivenType {
	readonly type: string;
	readonly weight: number;
	readonly means: 'byName' | 'bought' | 'lookedAt';
}

function readEventTypes(node: IExecuteFunctions): EventType[] {
	const { types = [] } = node.getNodeParameter('eventTypes', 0, {}) as { types?: GivenType[] };
	return types.map(({ type, weight, means }) => ({
		type,
		weight,
		...(means !== 'byName' && { means }),
	}));
}

async function readFresh(node: IExecuteFunctions): Promise<Pick<RecentOptions, 'fresh'>> {
	if (!hasInput(node, ORDERS_INPUT)) return {};
	const typeColumn = (node.getNodeParameter('typeColumn', 0, '') as string).trim();
	const columns = { ...readEventColumns(node), ...(typeColumn !== '' && { typeColumn }) };
	const { source } = await readOrders(node, columns);
	return { fresh: { ...columns, events: source } };
}

/** The recent events that are given, if any. */
export async function readRecent(node: IExecuteFunctions): Promise<{ recent?: RecentOptions }> {
	const column = (node.getNodeParameter('recentColumn', 0, '') as string).trim();
	const fresh = await readFresh(node);
	if (column === '' && !fresh.fresh) return {};
	const given = node.getNodeParameter('recentEvents', 0, {}) as Given;
	return {
		recent: {
			...given,
			...fresh,
			...(column !== '' && { column }),
			eventTypes: readEventTypes(node),
			asOf: Date.now(),
		},
	};
}
