import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { CampaignOptions } from '../../lib/campaign';
import { splitNames } from '../shared';

const PERSONAL = 'recommendations, offer, segment, segmentName';

const ruleFields: INodeProperties[] = [
	{
		displayName: 'Advertising Mark',
		name: 'adMark',
		type: 'options',
		options: [
			{ name: 'AD', value: 'AD' },
			{ name: 'By Language of the Subject', value: 'auto' },
			{ name: '广告', value: '广告' },
		],
		default: 'auto',
		description: 'What is put before the subject for people in China, if it does not stand there',
	},
	{
		displayName: 'Country Field',
		name: 'countryColumn',
		type: 'string',
		requiresDataPath: 'single',
		default: '',
		placeholder: 'e.g. country',
		description:
			"Field that holds each person's country: a code of two letters such as DE, or the English name",
	},
	{
		displayName: 'Default Country',
		name: 'defaultCountry',
		type: 'string',
		default: '',
		placeholder: 'e.g. DE',
		description: 'Country of people whose own is empty. Without one they are left out.',
	},
	{
		displayName: 'Reason for Different Prices',
		name: 'priceReason',
		type: 'string',
		default: '',
		placeholder: 'e.g. discount for first orders, open to everybody',
		description:
			'People in China who would see a product at another price than others are left out. If the difference is lawful, say why, and prices are not compared.',
	},
];

const personalFields: INodeProperties[] = [
	{
		displayName: 'Non-Personalised HTML',
		name: 'plainHtml',
		type: 'string',
		typeOptions: { rows: 8 },
		noDataExpression: true,
		default: '',
		description:
			'Message for people who did not agree to personalised content. Empty: the usual one, without the personal fields.',
	},
	{
		displayName: 'Non-Personalised Subject',
		name: 'plainSubject',
		type: 'string',
		noDataExpression: true,
		default: '',
		description: 'Subject for people who did not agree to personalised content',
	},
	{
		displayName: 'Personal Fields',
		name: 'personalFields',
		type: 'string',
		default: PERSONAL,
		description:
			'Fields that people who did not agree to personalised content do not get, separated by commas. The segment field is always one; their offer is the default offer.',
	},
	{
		displayName: 'Personalisation Consent Field',
		name: 'personaliseColumn',
		type: 'string',
		requiresDataPath: 'single',
		default: '',
		placeholder: 'e.g. personalise',
		description:
			'Field that says whether the person agreed to personalised content: only a yes is. The others get the non-personalised message.',
	},
];

/** What the countries of the recipients ask for; in both operations, off on a fresh node. */
export const countryFields: INodeProperties[] = [
	{
		displayName: 'Country Rules',
		name: 'country',
		type: 'collection',
		placeholder: 'Add Rule',
		default: {},
		description:
			'Who is left out or gets another message by the rules of the country. This is no legal advice.',
		options: [...ruleFields, ...personalFields],
	},
];

interface CountryParameters extends Omit<CampaignOptions, 'personalFields'> {
	readonly personalFields?: string;
}

/** Read at item 0 for all items. */
export function readCountry(node: IExecuteFunctions): Partial<CampaignOptions> {
	const country = node.getNodeParameter('country', 0, {}) as Partial<CountryParameters>;
	return { ...country, personalFields: splitNames(country.personalFields ?? PERSONAL) };
}
