import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { AssignSegmentsResult } from '../../lib/segment';
import {
	inputSourceFields,
	loadModel,
	modelField,
	outputFormatField,
	readInput,
	run,
	type Operation,
} from '../shared';
import { keepColumns, outputsOf } from './outputs';

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { meta, artefact } = await loadModel(node);
	const input = await readInput(node);
	const options = { artefact, keepColumns: keepColumns(node, input) };
	const result = await run<AssignSegmentsResult>(node, 'segment.assign', input.source, options);
	return await outputsOf(node, input, result, {
		model: { name: meta.name, version: meta.version },
	});
}

/** The segments of an earlier run, for new customers or new numbers of the same ones. */
export const assign: Operation = {
	name: 'Assign to Saved Segments',
	value: 'assign',
	action: 'Assign customers to saved segments',
	description:
		'Put customers into the segments that an earlier run saved, exactly as that run would have; columns are matched by name',
	fields: [
		modelField('Segments that "Find Segments" saved'),
		...inputSourceFields(),
		outputFormatField,
	],
	execute,
};
