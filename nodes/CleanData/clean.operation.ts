import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { CleanResult } from '../../lib/clean';
import { isFileSource } from '../../lib/table';
import { inputSourceFields, outputFormatField, readInput, run, type Operation } from '../shared';
import { cleaningOptions } from './options.fields';
import { outputsOf } from './outputs';
import { readOptions } from './readOptions';
import { rowFields } from './rows.fields';
import { rulesField } from './rules.fields';

const fields: INodeProperties[] = [
	...inputSourceFields(),
	{
		displayName: 'Detect Column Types',
		name: 'autoDetect',
		type: 'boolean',
		default: true,
		description:
			'Whether columns without a rule are read by their names and values; off: they stay as they are',
	},
	rulesField,
	...rowFields,
	outputFormatField,
	cleaningOptions,
];

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const options = readOptions(node);
	const input = await readInput(node, { textStaysText: true });
	// A broken line of a file is a rejected row here, not the end of the run.
	const source = isFileSource(input.source)
		? { ...input.source, rejectedRows: 'keep' as const }
		: input.source;
	const result = await run<CleanResult>(node, 'clean.table', source, options);
	return await outputsOf(node, input, result);
}

/** Every input row comes out clean, rejected with reasons, or as a counted duplicate. */
export const clean: Operation = {
	name: 'Clean Table',
	value: 'clean',
	action: 'Clean a table',
	description: 'Read, check and complete all columns; reject what cannot be used, with reasons',
	fields,
	execute,
};
