import type { IExecuteFunctions } from 'n8n-workflow';
import type { CleanOptions, ColumnRule } from '../../lib/clean';
import { LibraryError } from '../../lib/errors';
import { splitNames } from '../shared';

interface More {
	country?: string;
	countryColumn?: string;
	dateOrder?: 'auto' | 'dayFirst' | 'monthFirst';
	emailCase?: 'lower' | 'keep';
	emptyTokens?: string;
	onInvalid?: 'auto' | 'reject' | 'missing' | 'keep';
	numberFormat?: 'auto' | 'point' | 'comma';
	outlierThreshold?: number;
	percent?: 'fraction' | 'number';
	removedDuplicates?: 'list' | 'count';
	suffixes?: boolean;
	letterCase?: 'keep' | 'lower' | 'upper' | 'title' | 'sentence';
	timeZone?: string;
	twoDigitYearPivot?: number;
}

/** Rules whose column is left empty are not rules yet. */
function readRules(node: IExecuteFunctions): ColumnRule[] {
	const rules = node.getNodeParameter('columnRules.rule', 0, []) as ColumnRule[];
	return rules
		.map((rule) => ({ ...rule, column: rule.column.trim() }))
		.filter(({ column }) => column !== '')
		.map(({ fillValue, ...rule }) =>
			rule.onMissing === 'constant' && fillValue !== undefined ? { ...rule, fillValue } : rule,
		);
}

function readKeys(node: IExecuteFunctions): string[] {
	const keys = splitNames(node.getNodeParameter('keyColumns', 0, '') as string);
	if (keys.length > 0) return keys;
	throw new LibraryError(
		'INVALID_PARAMETER',
		'No key column is given, so no two rows can have the same key.',
		'Set "Key Columns", or choose "Remove Equal Rows".',
	);
}

function readDuplicates(
	node: IExecuteFunctions,
	removed: 'list' | 'count',
): NonNullable<CleanOptions['duplicates']> | null {
	const how = node.getNodeParameter('duplicates', 0, 'off') as 'off' | 'rows' | 'keys';
	if (how === 'off') return null;
	const keep = node.getNodeParameter('keep', 0, 'first') as 'first' | 'last' | 'complete';
	return { keys: how === 'keys' ? readKeys(node) : [], keep, removed };
}

function readOutliers(
	node: IExecuteFunctions,
	threshold: number,
): NonNullable<CleanOptions['outliers']> | null {
	const method = node.getNodeParameter('outliers', 0, 'off') as 'off' | 'iqr' | 'zscore' | 'mad';
	if (method === 'off') return null;
	const action = node.getNodeParameter('outlierAction', 0, 'flag') as 'flag' | 'cap' | 'reject';
	const columns = splitNames(node.getNodeParameter('outlierColumns', 0, '') as string);
	return { method, action, columns, ...(threshold !== 0 && { threshold }) };
}

/** What both operations read: rules and ways of writing. */
export function readProfileOptions(node: IExecuteFunctions): CleanOptions {
	const { country, countryColumn, emptyTokens, ...writing } = node.getNodeParameter(
		'options',
		0,
		{},
	) as More;
	return {
		...writing,
		columns: readRules(node),
		...(country && { country: country.trim() }),
		...(countryColumn && { countryColumn: countryColumn.trim() }),
		...(emptyTokens && { emptyTokens: splitNames(emptyTokens) }),
	};
}

/** The parameters of Clean Table as the library's options. All apply to the whole input and are read at item 0. */
export function readOptions(node: IExecuteFunctions): CleanOptions {
	const more = node.getNodeParameter('options', 0, {}) as More;
	return {
		...readProfileOptions(node),
		auto: node.getNodeParameter('autoDetect', 0, true) as boolean,
		duplicates: readDuplicates(node, more.removedDuplicates ?? 'list'),
		outliers: readOutliers(node, more.outlierThreshold ?? 0),
	};
}
