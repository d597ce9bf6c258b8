import type { INodeProperties } from 'n8n-workflow';
import { columnField } from '../shared';

/** Fields of the operations about people and the ledger. All of them are read once, for all items. */

/** Whom an operation is about. */
export const recipientField: INodeProperties = columnField({
	displayName: 'Address Field',
	name: 'recipientField',
	default: 'email',
	required: true,
	description: 'Field that holds the e-mail address, or a phone number for text messages',
});

export const topicField = (description: string): INodeProperties => ({
	displayName: 'Topic',
	name: 'topic',
	type: 'string',
	default: '',
	placeholder: 'e.g. offers',
	description,
});

/** For phone numbers; an entry of an options collection. */
export const countryOption: INodeProperties = {
	displayName: 'Phone Country',
	name: 'country',
	type: 'string',
	default: '',
	placeholder: 'e.g. DE',
	description: 'Country of phone numbers that do not begin with +',
};

export const campaignNameField: INodeProperties = {
	displayName: 'Campaign',
	name: 'campaign',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. spring-sale-2027',
	description: 'Name of the campaign, as in the operation Send',
};

/** How much of a list is given. */
export const spanFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
];

/** Continues a list; an entry of an options collection. */
export const afterOption: INodeProperties = {
	displayName: 'Begin After',
	name: 'after',
	type: 'string',
	default: '',
	placeholder: 'e.g. last@mail.example',
	description: 'The last address of the list before: this one goes on behind it',
};
