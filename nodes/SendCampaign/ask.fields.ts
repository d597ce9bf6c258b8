import type { INodeProperties } from 'n8n-workflow';
import { columnField, inputSourceFields, optionsField } from '../shared';
import { topicField } from './people.fields';

const LANGUAGES: readonly (readonly [string, string])[] = [
	['Arabic', 'ar'],
	['Chinese', 'zh'],
	['English', 'en'],
	['French', 'fr'],
	['German', 'de'],
	['Hindi', 'hi'],
	['Italian', 'it'],
	['Portuguese', 'pt'],
	['Spanish', 'es'],
];

const number = (
	displayName: string,
	name: string,
	[minValue, fallback, maxValue]: readonly [number, number, number],
	description: string,
): INodeProperties => ({
	...{ displayName, name, type: 'number', default: fallback, description },
	typeOptions: { minValue, maxValue },
});

/** The message beyond the ready-made text, and how fast. */
const options: INodeProperties[] = [
	number('Connections', 'connections', [1, 5, 50], 'Connections to the mail server at once'),
	{
		displayName: 'HTML',
		name: 'html',
		type: 'string',
		typeOptions: { rows: 8 },
		noDataExpression: true,
		default: '',
		placeholder: 'e.g. <p><a href="{{ confirm_url }}">Yes, please</a></p>',
		description: 'Your own message instead of the ready-made one; it must hold confirm_url',
	},
	number(
		...(['Messages per Second', 'ratePerSecond', [0, 0, 10_000]] as const),
		'Most messages in any one second. 0: as fast as the server takes them.',
	),
	columnField({
		displayName: 'Name Field',
		name: 'nameField',
		example: 'first_name',
		description: 'Field that holds the name shown beside the address, if you have one',
	}),
	{
		displayName: 'Postal Address',
		name: 'postalAddress',
		type: 'string',
		default: '',
		placeholder: 'e.g. Garden Shop, 1 Main Street, 12345 Town',
		description: 'Your address, shown below the question',
	},
	number(
		...(['Reminders', 'reminders', [0, 0, 10]] as const),
		'How often somebody who does not answer is asked again',
	),
	{
		displayName: 'Reply To',
		name: 'replyTo',
		type: 'string',
		default: '',
		placeholder: 'e.g. hello@shop.example',
		description: 'Address that answers go to, if it is another one',
	},
	columnField({
		displayName: 'Source Field',
		name: 'sourceField',
		example: 'form',
		description: 'Field that says where the person signed up, for the proof',
	}),
	{
		displayName: 'Subject',
		name: 'subject',
		type: 'string',
		noDataExpression: true,
		default: '',
		placeholder: 'e.g. Please confirm your address',
		description: 'Your own subject instead of the ready-made one',
	},
];

/** Whether anybody is asked at all: first, where nobody can miss it. */
export const askModeFields: INodeProperties[] = [
	{
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: true,
		description: 'Whether to send nothing and only tell who would be asked',
	},
	{
		displayName: 'Allow in Manual Runs',
		name: 'allowManual',
		type: 'boolean',
		default: false,
		description: 'Whether a run started by hand in the editor may really ask people',
		displayOptions: { show: { dryRun: [false] } },
	},
];

/** Fields of the operation Ask for Confirmation. All of them are read once, for all items. */
export const askFields: INodeProperties[] = [
	...inputSourceFields(),
	columnField({
		displayName: 'E-Mail Field',
		name: 'emailField',
		default: 'email',
		required: true,
		description: 'Field that holds the e-mail address. Each address is asked once.',
	}),
	topicField('What people are asked about, as in the operation Send. Empty: everything.'),
	{
		displayName: 'Campaign Trigger URL',
		name: 'linkBase',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://n8n.shop.example/webhook/campaign',
		description:
			'Production URL of a Campaign Trigger node that uses the same store: it takes the answers',
	},
	{
		displayName: 'From Name',
		name: 'fromName',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Garden Shop',
		description: 'Whose messages people agree to',
	},
	{
		displayName: 'From Address',
		name: 'fromAddress',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. news@shop.example',
		description: 'Address that the question comes from',
	},
	{
		displayName: 'Language',
		name: 'language',
		type: 'options',
		noDataExpression: true,
		options: LANGUAGES.map(([name, value]) => ({ name, value })),
		default: 'en',
		description: 'Language of people whose own is not known',
	},
	columnField({
		displayName: 'Language Field',
		name: 'languageField',
		example: 'language',
		description: "Field that holds each person's language, e.g. de or pt-BR, if you have one",
	}),
	columnField({
		displayName: 'Signed Up At Field',
		name: 'signedUpField',
		example: 'signed_up_at',
		description:
			'Field that holds when the person signed up, for the proof. Who unsubscribed is asked again only after a later sign-up.',
	}),
	{
		displayName: 'Source',
		name: 'source',
		type: 'string',
		default: '',
		placeholder: 'e.g. form on shop.example/news',
		description: 'Where people signed up; kept as the proof',
	},
	{
		displayName: 'Text Version',
		name: 'wording',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2027-03',
		description: 'Version of the text that people signed up under; kept as the proof',
	},
	number(
		...(['Days Between Questions', 'daysBetween', [1, 7, 3_650]] as const),
		'Nobody is asked about the topic again within so many days, however often this runs',
	),
	number('Link Valid for Days', 'daysValid', [1, 7, 365], 'Afterwards the link confirms nothing'),
	optionsField(options),
];
