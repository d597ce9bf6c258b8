import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { LibraryError } from '../../lib/errors';
import type { RecommendOptions } from '../../lib/recommend';
import { Table } from '../../lib/table';
import {
	fromWebhook,
	includeInputOption,
	rowFieldOption,
	versionField,
	withWebhookHint,
	type NodeInput,
} from '../shared';

/** What somebody waits for: a request or a few. More rows go where long jobs run. */
const QUICK_CUSTOMERS = 20;
const QUICK_EVENTS = 1_000;
const QUICK_PRODUCTS = 50_000;

/** Settings of a webhook's answer, inside the options collection. */
export const servingOptions: INodeProperties[] = [
	includeInputOption('recommendations'),
	rowFieldOption,
	versionField,
];

export interface ServingSettings {
	/** Path of the object with the row's fields in each item; '': the item itself. */
	readonly rowField: string;
	readonly keepInput: boolean;
	/** Undefined: the current one. */
	readonly version: number | undefined;
}

export function readServing(node: IExecuteFunctions): ServingSettings {
	const given = node.getNodeParameter('options', 0, {}) as {
		rowField?: string;
		includeInput?: boolean;
		version?: number;
	};
	const { rowField = '', includeInput = true, version = 0 } = given;
	return {
		rowField: rowField.trim(),
		keepInput: includeInput,
		version: version > 0 ? version : undefined,
	};
}

const isSmall = (source: unknown, rows: number) =>
	source === undefined || (source instanceof Table && source.numRows <= rows);

/** `quick` for a request that somebody waits for. */
export function laneOf(
	{ source }: NodeInput,
	{ products, recent }: RecommendOptions,
): 'quick' | 'background' {
	const quick =
		isSmall(source, QUICK_CUSTOMERS) &&
		isSmall(products, QUICK_PRODUCTS) &&
		isSmall(recent?.fresh?.events, QUICK_EVENTS);
	return quick ? 'quick' : 'background';
}

/**
 * A visitor may come without id and without clicks, so that neither column is missed later: here it is told when both are, behind
 * a webhook whose body nobody looks into. Throws MISSING_COLUMN.
 */
export function checkWebhook(
	{ items, source }: NodeInput,
	{ customerColumn, recent }: RecommendOptions,
	rowField: string,
): void {
	if (rowField !== '' || !fromWebhook(items) || !(source instanceof Table)) return;
	const wanted = [customerColumn, recent?.column].filter((name) => name !== undefined);
	if (wanted.some((name) => source.has(name))) return;
	throw withWebhookHint(
		new LibraryError(
			'MISSING_COLUMN',
			`The items have no field ${wanted.map((name) => `"${name}"`).join(' or ')}.`,
			'',
		),
	);
}
