import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { isLibraryError, LibraryError } from '../../lib/errors';
import { toNodeError } from './toNodeError';

/** One operation of a node: its own fields and its execute, side by side in one file. */
export interface Operation {
	/** Title Case, e.g. "Find Segments (k-means)". */
	readonly name: string;
	readonly value: string;
	/** Sentence case, e.g. "Find segments of customers". */
	readonly action: string;
	readonly description: string;
	readonly fields: readonly INodeProperties[];
	execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]>;
}

/** The operation dropdown, followed by the fields of each operation, shown only for it. */
export function operationProperties(
	operations: readonly Operation[],
	defaultValue: string,
): INodeProperties[] {
	const dropdown: INodeProperties = {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: operations.map(({ name, value, action, description }) => ({
			name,
			value,
			action,
			description,
		})),
		default: defaultValue,
	};
	return [dropdown, ...operations.flatMap(shownForOperation)];
}

function shownForOperation({ value, fields }: Operation): INodeProperties[] {
	return fields.map((field) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			show: { ...field.displayOptions?.show, operation: [value] },
		},
	}));
}

/** Runs the chosen operation. Errors become node errors, or one error item when the node continues on fail. */
export async function executeOperation(
	node: IExecuteFunctions,
	operations: readonly Operation[],
): Promise<INodeExecutionData[][]> {
	const chosen = node.getNodeParameter('operation', 0);
	try {
		return await find(operations, chosen).execute(node);
	} catch (error) {
		if (!node.continueOnFail()) throw toNodeError(node.getNode(), error);
		return errorOutputs(node, error);
	}
}

function find(operations: readonly Operation[], value: string): Operation {
	const operation = operations.find((candidate) => candidate.value === value);
	if (operation) return operation;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`This node has no operation "${value}".`,
		`Choose one of: ${operations.map(({ name }) => name).join(', ')}.`,
	);
}

/** The first output tells what happened; the others stay empty. */
function errorOutputs(node: IExecuteFunctions, error: unknown): INodeExecutionData[][] {
	const wrapped = toNodeError(node.getNode(), error);
	const code = isLibraryError(error) ? error.code : 'UNEXPECTED';
	const json = { error: wrapped.message, hint: wrapped.description ?? '', code };
	const pairedItem = node.getInputData().map((_, item) => ({ item }));
	const outputs = node.getNodeOutputs().map((): INodeExecutionData[] => []);
	return [[{ json, pairedItem }], ...outputs.slice(1)];
}
