import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { TrainOptions, TrainQuestionResult, TrainResult } from '../../lib/learn';
import {
	columnField,
	columnsField,
	inputSourceFields,
	optionsField,
	orderColumnNames,
	readInput,
	run,
	saveModel,
	seedField,
	splitNames,
	type Operation,
} from '../shared';
import { algorithmFields } from './algorithm.fields';
import {
	forColumn,
	questionField,
	questionFields,
	questionOptionFields,
	readQuestion,
	trainingOf,
	type QuestionOptions,
} from './question.fields';
import { reportItem } from './cardFile';
import { championFields, promotionOf, readChampion } from './champion.fields';
import { fairnessFields, readFairness } from './fairness.fields';
import { thresholdFields, thresholdOf, type ThresholdOptions } from './threshold.fields';
import { readValidation, validationFields } from './validation.fields';

const fields: INodeProperties[] = [
	...inputSourceFields(),
	questionField,
	...questionFields,
	columnField({
		displayName: 'Column to Predict',
		name: 'target',
		example: 'churned',
		required: true,
		displayOptions: { show: { question: ['column'] } },
		description:
			'Holds what happened to past customers: yes or no, a class, or a number. Rows without a value there are not learnt from.',
	}),
	...algorithmFields,
	columnsField({
		displayName: 'Columns to Learn From',
		name: 'columns',
		example: 'recency, frequency, monetary',
		description:
			'What is known when a prediction is needed. Leave empty to use every column that can help.',
		displayOptions: { show: { question: ['column'] } },
	}),
	columnsField({
		displayName: 'Columns to Leave Out',
		name: 'exclude',
		example: 'customer_id, email',
		description: 'IDs, contact data, and whatever is only known afterwards',
		displayOptions: { show: { question: ['column'] } },
	}),
	...forColumn(validationFields),
	...forColumn(fairnessFields),
	{
		displayName: 'Save Model As',
		name: 'saveAs',
		type: 'string',
		default: 'customer-prediction',
		placeholder: 'e.g. churn-in-90-days',
		description:
			'Name under which the model is saved for Predict; each training makes a new version. Leave empty to not save it.',
	},
	...championFields,
	optionsField([
		{
			displayName: 'Calibrate Probabilities',
			name: 'calibration',
			type: 'options',
			options: [
				{ name: 'Isotonic', value: 'isotonic', description: 'Any shape; needs thousands of rows' },
				{ name: 'No', value: 'none', description: 'Use the probabilities as they are' },
				{ name: 'Platt', value: 'platt', description: 'A smooth curve; works with few rows' },
			],
			default: 'none',
			description: 'Whether probabilities are corrected by what held-out rows showed',
		},
		{
			displayName: 'Class to Find',
			name: 'positiveClass',
			type: 'string',
			default: '',
			placeholder: 'e.g. yes',
			description:
				'Of two classes the one that probabilities are for. Default: the one that means yes, else the rarer one.',
		},
		{
			displayName: 'If a Column Tells the Outcome',
			name: 'onLeak',
			type: 'options',
			options: [
				{
					name: 'Stop',
					value: 'stop',
					description: 'Such columns are mostly filled in afterwards',
				},
				{ name: 'Go On and Report It', value: 'report', description: 'It is known in time' },
			],
			default: 'stop',
			description: 'What to do when one column alone tells the outcome almost without error',
		},
		{
			displayName: 'Kind of Prediction',
			name: 'task',
			type: 'options',
			options: [
				{ name: 'Classes', value: 'classification', description: 'Yes or no, or one of several' },
				{ name: 'Numbers', value: 'regression', description: 'An amount or a count' },
			],
			default: 'classification',
			description: 'Default: classes for texts and for numbers with two values, else numbers',
		},
		seedField,
		...thresholdFields,
		...questionOptionFields,
	]),
];

interface MoreOptions extends ThresholdOptions, Pick<QuestionOptions, 'asOf'> {
	calibration?: 'none' | 'platt' | 'isotonic';
	positiveClass?: string;
	onLeak?: 'stop' | 'report';
	task?: 'classification' | 'regression';
	seed?: number;
}

function readOptions(node: IExecuteFunctions): TrainOptions {
	const more = node.getNodeParameter('options', 0, {}) as MoreOptions;
	const { calibration, positiveClass, onLeak, task, seed, asOf, ...threshold } = more;
	const text = (name: string) => (node.getNodeParameter(name, 0, '') as string).trim();
	const columns = splitNames(text('columns'));
	const algorithm = text('algorithm');
	return {
		target: text('target'),
		algorithm,
		...(algorithm === 'auto' && {
			budgetSeconds: node.getNodeParameter('budgetSeconds', 0, 60) as number,
		}),
		...(columns.length > 0 && { columns }),
		exclude: splitNames(text('exclude')),
		validation: readValidation(node),
		...readFairness(node),
		threshold: thresholdOf(threshold),
		...{ calibration, onLeak, task, seed },
		...(positiveClass && { positiveClass }),
		...(asOf && { asOf }),
	};
}

const NOT_SAVED = {
	message: 'The model was not saved: fairness limits are exceeded. See "fairness" in the report.',
	location: 'outputPane',
	type: 'warning',
} as const;

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const question = readQuestion(node);
	const input = await readInput(node, question ? { columns: orderColumnNames(question) } : {});
	const name = (node.getNodeParameter('saveAs', 0, '') as string).trim();
	const options = { ...readOptions(node), ...(await readChampion(node, name)) };
	const result = question
		? await run<TrainQuestionResult>(node, 'learn.trainQuestion', input.source, {
				snapshots: question,
				training: trainingOf(options),
			})
		: await run<TrainResult>(node, 'learn.train', input.source, options);
	const { artefact } = result;
	// Null: fairness limits are exceeded; the report says so and there is nothing to save.
	const saved =
		name === '' || artefact === null
			? null
			: await saveModel(node, name, { ...result, artefact }, promotionOf(result.report));
	if (artefact === null) node.addExecutionHints(NOT_SAVED);
	const pairedItem = input.items.map((_, item) => ({ item }));
	const { leaderboard, ...report } = result.report;
	const item = await reportItem(node, report, result.card, saved);
	return [[{ ...item, pairedItem }], leaderboard.map((row) => ({ json: { ...row }, pairedItem }))];
}

/** A model from past rows, judged on rows it has not seen, saved for Predict. */
export const train: Operation = {
	name: 'Train a Model',
	value: 'train',
	action: 'Train a model',
	description:
		'Learn from rows whose outcome is known, judge the model on rows it has not seen, and save it for Predict',
	fields,
	execute,
};
