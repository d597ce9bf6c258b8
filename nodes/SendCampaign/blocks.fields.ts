import type {
	IDataObject,
	IExecuteFunctions,
	INodeParameters,
	INodeProperties,
} from 'n8n-workflow';
import type { BlockMessage } from '../../lib/campaign';

type Field = Omit<INodeProperties, 'default'> & { readonly default?: INodeProperties['default'] };

/** A field of some types of blocks. Texts hold merge tags, so n8n's expressions are off: see message.fields.ts. */
const only = (types: string[], field: Field): INodeProperties => ({
	...(field.type === 'string' && { noDataExpression: true }),
	default: '',
	...field,
	displayOptions: { show: { type: types } },
});

const MANY_LINES = { typeOptions: { rows: 3 } };

const typeField: INodeProperties = {
	displayName: 'Type',
	name: 'type',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Button', value: 'button' },
		{ name: 'Divider', value: 'divider' },
		{
			name: 'Footer',
			value: 'footer',
			description: 'Postal address and links to unsubscribe; always last',
		},
		{ name: 'Hero', value: 'hero', description: 'Band at the top with headline, text and button' },
		{
			name: 'Offer',
			value: 'offer',
			description: 'What the person’s segment is offered, if anything',
		},
		{ name: 'Picture', value: 'image' },
		{
			name: 'Products',
			value: 'products',
			description: 'A list on the item, such as that of Recommend',
		},
		{ name: 'Text', value: 'text' },
	],
	default: 'text',
};

const textFields: INodeProperties[] = [
	only(['hero'], {
		...{ displayName: 'Words Above', name: 'eyebrow', type: 'string' },
		placeholder: 'e.g. Picked for you',
	}),
	only(['hero', 'text', 'products'], {
		...{ displayName: 'Headline', name: 'headline', type: 'string' },
		placeholder: 'e.g. Hello {{ first_name | there }}',
		description: 'May hold merge tags, as all texts here',
	}),
	only(['hero', 'text', 'footer'], {
		...{ displayName: 'Text', name: 'text', type: 'string', ...MANY_LINES },
		description: 'Line ends are kept',
	}),
	only(['hero', 'image'], {
		...{ displayName: 'Picture URL', name: 'image', type: 'string' },
		placeholder: 'e.g. https://shop.example/spring.jpg',
	}),
	only(['hero', 'image'], {
		...{ displayName: 'Picture Description', name: 'imageAlt', type: 'string' },
		description: 'What the picture shows, for people who do not see it',
	}),
	only(['hero', 'button', 'offer', 'products'], {
		...{ displayName: 'Button Text', name: 'label', type: 'string' },
		placeholder: 'e.g. See what is new',
		description:
			'For products: the link below each one. Empty: no button; the offer says "See the offer".',
	}),
	only(['hero', 'button', 'image'], {
		...{ displayName: 'Link', name: 'link', type: 'string' },
		placeholder: 'e.g. https://shop.example/new',
	}),
	only(['offer'], {
		...{ displayName: 'Words Before the Code', name: 'codeLabel', type: 'string' },
		default: 'Your code:',
	}),
	only(['footer'], {
		...{
			displayName: 'Unsubscribe Text',
			name: 'unsubscribe',
			type: 'string',
			default: 'Unsubscribe',
		},
	}),
	only(['footer'], {
		...{ displayName: 'Preferences Text', name: 'preferences', type: 'string' },
		default: 'Choose what you get',
	}),
];

const productFields: INodeProperties[] = [
	only(['products'], {
		...{ displayName: 'List Field', name: 'list', type: 'string', default: 'recommendations' },
		description: 'Field with the list of products: name, and where known URL, price and reason',
	}),
	only(['products'], {
		...{ displayName: 'Columns', name: 'columns', type: 'options', default: 2 },
		noDataExpression: true,
		options: [1, 2, 3].map((value) => ({ name: `${value}`, value })),
	}),
	only(['products'], {
		...{ displayName: 'Most Products', name: 'most', type: 'number', default: 6 },
		typeOptions: { minValue: 1, maxValue: 24 },
	}),
	only(['products'], {
		...{ displayName: 'Picture Field', name: 'imageField', type: 'string', default: 'image' },
		description:
			'Field of each product with the address of its picture; products without one show none',
	}),
	only(['products'], {
		...{ displayName: 'Show Reason', name: 'showReason', type: 'boolean', default: true },
		description: 'Whether to show why each product was picked',
	}),
	only(['products'], {
		...{ displayName: 'Before Prices', name: 'currencyBefore', type: 'string' },
		placeholder: 'e.g. $',
	}),
	only(['products'], {
		...{ displayName: 'After Prices', name: 'currencyAfter', type: 'string' },
		placeholder: 'e.g. €',
	}),
];

const DEFAULT_BLOCKS: INodeParameters[] = [
	{
		type: 'hero',
		eyebrow: 'Picked for you',
		headline: 'Hello {{ first_name | there }}',
		text: 'We looked at what you enjoyed and chose a few things that we think you will like.',
	},
	{ type: 'offer' },
	{ type: 'products', headline: 'Chosen for you' },
	{
		type: 'footer',
		text: 'You get this message because you agreed to hear from {{ from_name | us }}.',
	},
];

const brandParts: INodeProperties[] = [
	{
		...{ displayName: 'Accent Color', name: 'accent', type: 'color', default: '#0b6b50' },
		description:
			'Buttons and the band at the top. Text on it becomes white or black, whichever can be read.',
	},
	{
		...{ displayName: 'Background Color', name: 'page', type: 'color', default: '#f2f4f7' },
		description: 'Behind the message. Dark mode has colors of its own.',
	},
	{
		...{ displayName: 'Font', name: 'font', type: 'options', default: 'system' },
		options: [
			{ name: 'Arial', value: 'arial' },
			{ name: 'Font of the Device', value: 'system' },
			{ name: 'Georgia', value: 'georgia' },
			{ name: 'Trebuchet', value: 'trebuchet' },
			{ name: 'Verdana', value: 'verdana' },
		],
		description: 'Only fonts that mail programs have',
	},
	{
		...{ displayName: 'Language', name: 'language', type: 'string', default: 'en' },
		placeholder: 'e.g. de',
		description: 'Language of the message: screen readers read it out by this',
	},
	{
		...{ displayName: 'Logo URL', name: 'logo', type: 'string', default: '' },
		placeholder: 'e.g. https://shop.example/logo.png',
		description: 'Shown 140 pixels wide. Without a logo the name stands there.',
	},
	{
		...{ displayName: 'Name', name: 'name', type: 'string', default: '' },
		placeholder: 'e.g. Garden Shop',
		description: 'Stands at the top. Empty: the From Name.',
	},
	{
		...{ displayName: 'Text Background Color', name: 'card', type: 'color', default: '#ffffff' },
		description: 'Behind the text',
	},
	{
		...{ displayName: 'Text Color', name: 'ink', type: 'color', default: '#1d2733' },
		description: 'Made darker or lighter where it could not be read',
	},
];

/** Shown where the content is made of blocks. */
export const blockFields: INodeProperties[] = [
	{
		displayName: 'Blocks',
		name: 'blocks',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Block',
		default: { block: DEFAULT_BLOCKS },
		description: 'The message from top to bottom',
		displayOptions: { show: { content: ['blocks'] } },
		options: [
			{
				displayName: 'Block',
				name: 'block',
				values: [typeField, ...textFields, ...productFields],
			},
		],
	},
	{
		displayName: 'Brand',
		name: 'brand',
		type: 'collection',
		placeholder: 'Add Setting',
		default: {},
		description: 'How your messages look',
		displayOptions: { show: { content: ['blocks'] } },
		options: brandParts,
	},
];

/** n8n leaves out values that are as by default, and expressions may give numbers: texts are made texts again. */
function textsOf(data: IDataObject): IDataObject {
	const entries = Object.entries(data).map(([key, value]) => [
		key,
		typeof value === 'number' && !['columns', 'most'].includes(key) ? String(value) : value,
	]);
	return Object.fromEntries(entries);
}

/** The blocks and the brand, read at item 0. The library checks them. */
export function readBlocks(node: IExecuteFunctions): BlockMessage {
	const blocks = node.getNodeParameter('blocks.block', 0, DEFAULT_BLOCKS) as IDataObject[];
	const brand = node.getNodeParameter('brand', 0, {}) as IDataObject;
	const withType = blocks.map((block) => ({ type: 'text', ...textsOf(block) }));
	return { blocks: withType as unknown as BlockMessage['blocks'], brand: textsOf(brand) };
}
