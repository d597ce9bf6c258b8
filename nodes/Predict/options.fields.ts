import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { includeInputOption, optionsField, rowFieldOption } from '../shared';
import { asOfField } from './question.fields';

export interface ScoreSettings {
	/** Undefined: the current one. */
	readonly version: number | undefined;
	readonly threshold: number | undefined;
	/** Path of the object with the row's fields in each item; '': the item itself. */
	readonly rowField: string;
	readonly keepInput: boolean;
}

export const optionsFields: INodeProperties = optionsField([
	asOfField,
	{
		displayName: 'Say Yes From Probability',
		name: 'threshold',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 3 },
		default: 0.5,
		description: 'From this probability on the prediction is "yes". Default: the one of the model.',
	},
	{
		displayName: 'Version',
		name: 'version',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 0,
		description:
			'Number of the saved version; 0 is the current one, so that a new version is used at once',
	},
	rowFieldOption,
	includeInputOption('predictions'),
]);

interface Given {
	readonly version?: number;
	readonly threshold?: number;
	readonly rowField?: string;
	readonly includeInput?: boolean;
}

export function readSettings(node: IExecuteFunctions): ScoreSettings {
	const options = node.getNodeParameter('options', 0, {}) as Given;
	const { version = 0, threshold, rowField = '', includeInput = true } = options;
	return {
		version: version > 0 ? version : undefined,
		threshold,
		rowField,
		keepInput: includeInput,
	};
}
