import type { INodeProperties } from 'n8n-workflow';
import {
	columnField,
	inputSourceFields,
	optionsField,
	outputFormatField,
	wholeNumberField,
} from '../shared';
import { checkFields } from './check/fields';
import { plainField } from './plain.fields';

const MOST_KEYWORDS = 50;

/** Languages that the engine has words of its own for. */
const LANGUAGES = [
	{ name: 'Arabic', value: 'ar' },
	{ name: 'Chinese', value: 'zh' },
	{ name: 'English', value: 'en' },
	{ name: 'French', value: 'fr' },
	{ name: 'German', value: 'de' },
	{ name: 'Hindi', value: 'hi' },
	{ name: 'Italian', value: 'it' },
	{ name: 'Portuguese', value: 'pt' },
	{ name: 'Spanish', value: 'es' },
];

/** Which column holds the texts, and in which language they are. */
export const textFields: INodeProperties[] = [
	columnField({
		displayName: 'Text Column',
		name: 'textColumn',
		default: 'text',
		required: true,
		description: 'Column that holds the text: the review, mail, comment or answer',
	}),
	{
		displayName: 'Language',
		name: 'language',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Detect for Each Text',
				value: 'auto',
				description: 'Find out the language of every text by itself',
			},
			{
				name: 'From a Column',
				value: 'column',
				description: 'Take it from a column with codes such as "en" or "zh-CN"',
			},
			...LANGUAGES,
		],
		default: 'auto',
		description: 'The language that the texts are in',
	},
	columnField({
		displayName: 'Language Column',
		name: 'languageColumn',
		default: 'language',
		required: true,
		description:
			'Column with the language code of each text; where it is empty or unknown, the language is detected',
		displayOptions: { show: { language: ['column'] } },
	}),
];

const topicsField: INodeProperties = {
	displayName: 'Own Topics',
	name: 'topics',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add topic',
	default: {},
	options: [
		{
			displayName: 'Topic',
			name: 'topic',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. App',
					description: 'What the topic is called in the results',
				},
				{
					displayName: 'Words',
					name: 'words',
					type: 'string',
					default: '',
					placeholder: 'e.g. app, login, checkout',
					description: 'Words that belong to it, in any language, separated by commas',
				},
			],
		},
	],
	description:
		'Topics of your own, beside delivery, price, quality, service, fit and the like. They count when "Also Find" has aspects.',
};

/** What is found beside the sentiment; each adds columns and parts of the report. */
const findField: INodeProperties = {
	displayName: 'Also Find',
	name: 'find',
	type: 'multiOptions',
	noDataExpression: true,
	options: [
		{
			name: 'Aspects',
			value: 'aspects',
			description: 'What each text is about, with a score of its own: delivery −0.8, fabric +0.6',
		},
		{
			name: 'Emotions',
			value: 'emotions',
			description: 'Joy, anger, sadness, fear, surprise, disgust',
		},
		{ name: 'Keywords', value: 'keywords', description: 'The words that say what a text is about' },
		{ name: 'Sentences', value: 'sentences', description: 'The sentiment of each sentence' },
		{
			name: 'Urgency',
			value: 'urgency',
			description: 'Texts that cannot wait: deadlines, threats to leave, danger',
		},
	],
	default: ['aspects', 'urgency'],
	description: 'What to find in each text beside its sentiment',
};

const options = optionsField([
	columnField({
		displayName: 'Date Column',
		name: 'dateColumn',
		example: 'date',
		description: 'Column with the date of each text, for the trend over time in the report',
	}),
	columnField({
		displayName: 'Group Column',
		name: 'groupColumn',
		example: 'product_id',
		description: 'Column to compare in the report, such as the product, the shop or the channel',
	}),
	columnField({
		displayName: 'Star Rating Column',
		name: 'starColumn',
		example: 'stars',
		description:
			'Column with the rating that came with the text (1 to 5, 0 to 10 or percent); it counts beside the words',
	}),
	{
		displayName: 'Star Rating Scale',
		name: 'starScale',
		type: 'options',
		options: [
			{ name: '0 to 10', value: '0-10' },
			{ name: '0 to 100', value: '0-100' },
			{ name: '1 to 10', value: '1-10' },
			{ name: '1 to 5', value: '1-5' },
			{ name: 'Find Out From the Column', value: 'auto' },
		],
		default: 'auto',
		description:
			'Lowest and highest rating that can be given. Found out, it is the narrowest scale that holds all ratings, so choose it when few ratings come at a time.',
	},
	plainField,
	wholeNumberField({
		displayName: 'Keywords of a Text',
		name: 'keywords',
		range: [1, 5, MOST_KEYWORDS],
		description: 'How many keywords each text gets at most, when "Also Find" has keywords',
	}),
	topicsField,
	{
		displayName: 'Own Topics Only',
		name: 'onlyOwnTopics',
		type: 'boolean',
		default: true,
		description: 'Whether to look for your own topics alone',
	},
	{
		displayName: 'Result Prefix',
		name: 'prefix',
		type: 'string',
		default: 'sentiment',
		placeholder: 'e.g. sentiment',
		description:
			'How the result fields begin: "sentiment", "sentiment_score", "sentiment_confidence" … When the input has such a field already, the next free one is taken: "sentiment_2".',
	},
	{
		displayName: 'Unsure Below Confidence',
		name: 'unsureBelow',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
		default: 0.6,
		description:
			'Texts whose confidence is lower count as unsure: they are marked, and a chat model checks them if you want',
	},
]);

/** Everything that "Analyze Sentiment" asks. */
export const analyzeFields: INodeProperties[] = [
	...inputSourceFields(),
	...textFields,
	findField,
	outputFormatField,
	...checkFields,
	options,
];
