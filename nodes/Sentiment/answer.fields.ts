import type { INodeProperties } from 'n8n-workflow';
import {
	columnField,
	inputSourceFields,
	modelField,
	optionsField,
	outputFormatField,
} from '../shared';
import { plainField } from './plain.fields';

const shareField = (
	displayName: string,
	name: string,
	[minValue, fallback, maxValue]: readonly [number, number, number],
	description: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue, maxValue, numberPrecision: 2 },
	default: fallback,
	description,
});

const faqFields: INodeProperties[] = [
	columnField({
		displayName: 'FAQ: Question Column',
		name: 'questionColumn',
		default: 'question',
		required: true,
		description: 'Column of the FAQ that holds the questions',
	}),
	columnField({
		displayName: 'FAQ: Answer Column',
		name: 'answerColumn',
		default: 'answer',
		required: true,
		description: 'Column of the FAQ that holds the answers: they are sent as they stand there',
	}),
	columnField({
		displayName: 'FAQ: ID Column',
		name: 'faqIdColumn',
		example: 'id',
		description:
			'Column of the FAQ that names each entry, for results and corrections. Empty: the number of its row, from 1.',
	}),
	columnField({
		displayName: 'FAQ: Further Phrasings Column',
		name: 'phrasingsColumn',
		example: 'phrasings',
		description:
			'Column of the FAQ with other ways to ask the same: a list, or text with "|" between them. They help more than anything else.',
	}),
];

const handOverField: INodeProperties = {
	displayName: 'Always Hand Over',
	name: 'handOver',
	type: 'multiOptions',
	noDataExpression: true,
	options: [
		{
			name: 'Asks for a Person',
			value: 'person',
			description: 'The writer wants to talk to somebody',
		},
		{
			name: 'In Another Language',
			value: 'otherLanguage',
			description: 'The FAQ has nothing in the language of the message',
		},
		{
			name: 'Legal, Safety, Security',
			value: 'risky',
			description: 'The message speaks of lawyers, injuries, fire, stolen data and the like',
		},
		{ name: 'Spam', value: 'spam', description: 'Spam is never answered' },
		{ name: 'Urgent', value: 'urgent', description: 'The message cannot wait' },
		{ name: 'Very Negative', value: 'angry', description: 'The writer is angry or in despair' },
	],
	default: ['person', 'otherLanguage', 'risky', 'spam', 'urgent', 'angry'],
	description: 'Messages that a person answers even when an answer was found',
};

const options = optionsField([
	columnField({
		displayName: 'Corrections: ID Column',
		name: 'correctionsIdColumn',
		default: 'answer_id',
		description: 'Column of the corrections with the ID of the FAQ entry that is right',
	}),
	columnField({
		displayName: 'Corrections: Text Column',
		name: 'correctionsTextColumn',
		default: 'text',
		description: 'Column of the corrections with the text of the message',
	}),
	columnField({
		displayName: 'FAQ: Language Column',
		name: 'faqLanguageColumn',
		example: 'language',
		description: 'Column of the FAQ with language codes. Without it the languages are detected.',
	}),
	columnField({
		displayName: 'FAQ: Topic Column',
		name: 'topicColumn',
		example: 'topic',
		description: 'Column of the FAQ with a topic, shown with the candidates',
	}),
	columnField({
		displayName: 'Language Column',
		name: 'languageColumn',
		example: 'language',
		description:
			'Column of the messages with language codes. Without it the languages are detected.',
	}),
	plainField,
	shareField(
		'Spam From',
		'spamFrom',
		[0, 0.9, 1],
		'Probability from which on a message counts as spam',
	),
	shareField(
		'Urgent From',
		'urgentFrom',
		[0, 0.75, 1],
		'Urgency from 0 to 1 from which on a message counts as urgent',
	),
	shareField(
		'Very Negative Up To',
		'angryTo',
		[-1, -0.7, 0],
		'Sentiment score from −1 to 0 up to which a message counts as very negative',
	),
]);

/** Everything that "Answer Messages" asks. */
export const answerFields: INodeProperties[] = [
	...inputSourceFields({ name: '', label: 'Messages' }),
	columnField({
		displayName: 'Text Column',
		name: 'textColumn',
		default: 'text',
		required: true,
		description: 'Column of the messages that holds the text: the mail, the chat or the form',
	}),
	...inputSourceFields({ name: 'faq', label: 'FAQ' }),
	...faqFields,
	shareField(
		'Answer From Confidence',
		'threshold',
		[0, 0.7, 1],
		'How sure an answer must be to go out. At 0.7 nine of ten answers were right on our own test messages; everything below goes to a person with the three likeliest answers.',
	),
	handOverField,
	{
		...modelField(
			'A classifier that "Train a Text Classifier" saved, for the intent of each message',
		),
		displayName: 'Intent Model',
		name: 'intentModel',
		required: false,
	},
	outputFormatField,
	options,
];
