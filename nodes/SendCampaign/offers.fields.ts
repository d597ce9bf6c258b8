import type { INodeProperties } from 'n8n-workflow';

const offerParts: INodeProperties[] = [
	{
		displayName: 'Headline',
		name: 'headline',
		type: 'string',
		default: '',
		placeholder: 'e.g. 20 % off your next order',
		description: 'In the template: offer.headline',
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		default: '',
		description: 'In the template: offer.text',
	},
	{
		displayName: 'Code',
		name: 'code',
		type: 'string',
		default: '',
		placeholder: 'e.g. SPRING20',
		description: 'In the template: offer.code',
	},
	{
		displayName: 'Link',
		name: 'link',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://shop.example/spring',
		description: 'In the template: offer.link',
	},
];

/** The offer of each segment, and the one for everybody else. */
export const offerFields: INodeProperties[] = [
	{
		displayName: 'Offers',
		name: 'offers',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Offer',
		default: {},
		description: 'What each segment is offered',
		options: [
			{
				displayName: 'Offer',
				name: 'offer',
				values: [
					{
						displayName: 'Segment',
						name: 'segment',
						type: 'string',
						default: '',
						placeholder: 'e.g. Champions',
						description: 'Value of the segment field; capital letters do not matter',
					},
					...offerParts,
				],
			},
		],
	},
	{
		displayName: 'Default Offer',
		name: 'defaultOffer',
		type: 'fixedCollection',
		placeholder: 'Add Default Offer',
		default: {},
		description:
			'For everybody whose segment has no offer of its own. Without it they get no offer block.',
		options: [{ displayName: 'Offer', name: 'offer', values: offerParts }],
	},
];
