import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { TrainRatingsReport, TrainRatingsResult } from '../../lib/recommend';
import {
	hasInput,
	inputSourceFields,
	optionsField,
	run,
	saveModel,
	type Operation,
} from '../shared';
import { ORDERS_INPUT, readOrders } from './inputs';
import { saveAsField } from './options.fields';
import { reportItem } from './outputs';
import { ratingColumnFields, ratingOptions, readRatingOptions } from './rating.fields';

function reportJson({ ratings, tried, evaluation, notes, ...rest }: TrainRatingsReport) {
	const judged =
		'skipped' in evaluation
			? { ...evaluation }
			: { ...evaluation, scores: evaluation.scores.map((one) => ({ ...one })) };
	return {
		...rest,
		ratings: { ...ratings },
		tried: tried.map((one) => ({ ...one })),
		evaluation: judged,
		notes: [...notes],
	};
}

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const options = readRatingOptions(node);
	const { customerColumn, productColumn, ratingColumn, dateColumn } = options;
	const columns = { customerColumn, productColumn, ratingColumn, dateColumn };
	const ratings = await readOrders(node, columns);
	const job = 'recommend.trainRatings';
	const result = await run<TrainRatingsResult>(node, job, ratings.source, options);
	const name = (node.getNodeParameter('saveAs', 0, '') as string).trim();
	const saved = name === '' ? null : await saveModel(node, name, result);
	const model = saved && { name: saved.name, version: saved.version };
	const report = reportItem({ training: reportJson(result.report), model }, [
		{ input: ratings, index: ORDERS_INPUT },
	]);
	const customers = hasInput(node, 0) ? node.getInputData(0) : [];
	return [customers.map((item, i) => ({ ...item, pairedItem: { item: i } })), [report]];
}

/** Learns to predict stars or points. */
export const trainRatings: Operation = {
	name: 'Train on Ratings',
	value: 'trainRatings',
	action: 'Train a model on ratings',
	description:
		'Learn from the stars or points that customers gave, check it on hidden ratings beside plain averages, and save the model for "Predict Ratings". For lists of products to recommend use "Train", on orders: what somebody would rate highly is not what they buy next.',
	fields: [
		...inputSourceFields({ name: 'orders', label: 'Ratings' }),
		...ratingColumnFields,
		saveAsField('product-ratings'),
		optionsField(ratingOptions),
	],
	execute,
};
