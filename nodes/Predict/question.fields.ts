/** What models of ready questions, and models trained with an as-of date, need to know. */
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { PredictResult, ScoreRowsOptions } from '../../lib/learn';
import { customersOut, type NodeInput } from '../shared';

export const asOfField: INodeProperties = {
	displayName: 'As-Of Date',
	name: 'asOf',
	type: 'string',
	default: '',
	placeholder: 'e.g. 2026-01-31, or now',
	description:
		'The moment at which you look at the rows: a day (its end counts), a date-time, or "now". Ready questions: no order after it is used; default: the day of the latest order. Models trained with an as-of date: dates become days before this one; default: that of training. Other models do not need it.',
};

/** The options of the job. Nothing after now counts as an order. */
export function readAsOf(node: IExecuteFunctions): Pick<ScoreRowsOptions, 'asOf' | 'notAfter'> {
	const { asOf = '' } = node.getNodeParameter('options', 0, {}) as { asOf?: string };
	const text = asOf.trim();
	const now = Date.now();
	return { notAfter: now, ...(text !== '' && { asOf: text === 'now' ? now : text }) };
}

/** One item a customer when customers were made from orders; else null: the rows are those of the input. */
export async function customersOutput(
	node: IExecuteFunctions,
	input: NodeInput,
	{ table, report }: PredictResult,
): Promise<INodeExecutionData[] | null> {
	if (!report.customers) return null;
	const { customerColumn } = report.customers;
	return await customersOut(node, input, table, { customerColumn, fileName: 'predictions' });
}
