import type { INodeProperties } from 'n8n-workflow';
import { columnField, inputSourceFields } from '../shared';
import { countryFields } from './country.fields';
import { messageFields } from './message.fields';
import { paceFields } from './pace.fields';
import { variantsFields } from './variants.fields';
import { mailOnly, phoneFields } from './sms.fields';
import { trackingFields } from './tracking.fields';
import { whoFields } from './who.fields';

/** Who is mailed: shared by both operations, read once for all items. */
export const audienceFields: INodeProperties[] = [
	...mailOnly([
		columnField({
			displayName: 'E-Mail Field',
			name: 'emailField',
			default: 'email',
			required: true,
			description: 'Field that holds the e-mail address. Each address is mailed once.',
		}),
		columnField({
			displayName: 'Name Field',
			name: 'nameField',
			example: 'first_name',
			description: 'Field that holds the name shown beside the address, if you have one',
		}),
	]),
	...phoneFields,
	{
		displayName: 'Consent Rule',
		name: 'consentRule',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Only Who Said Yes',
				value: 'yes',
				description: 'The consent field must say yes (true, yes, 1, opt-in …)',
			},
			{
				name: 'Everybody but Who Said No',
				value: 'notNo',
				description: 'An empty consent field is accepted, e.g. for existing customers',
			},
			{
				name: 'Do Not Check',
				value: 'off',
				description: 'Only with another lawful basis. The suppression list is still respected.',
			},
		],
		default: 'yes',
		description: 'Who may be mailed by consent. Checked at the moment of sending.',
	},
	columnField({
		displayName: 'Consent Field',
		name: 'consentField',
		default: 'consent',
		description: 'Field that says whether the person agreed',
		displayOptions: { show: { consentRule: ['yes', 'notNo'] } },
	}),
];

const campaignFields: INodeProperties[] = [
	{
		displayName: 'Campaign',
		name: 'campaign',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. spring-sale-2027',
		description:
			'Name of the campaign. Nobody gets the same campaign and step twice, however often this node runs. A weekly campaign needs a new name each week, e.g. with an expression that holds the week.',
	},
	{
		displayName: 'Step',
		name: 'step',
		type: 'string',
		default: '1',
		description: 'Part of a series: each step is sent once to each person',
	},
];

/** Fields of both operations. All of them are read once, for all items. */
export const sharedFields: INodeProperties[] = [
	...inputSourceFields(),
	...campaignFields,
	...audienceFields,
	...messageFields,
	...whoFields,
	...mailOnly(countryFields),
	...mailOnly(trackingFields),
	...variantsFields,
	...paceFields,
];
