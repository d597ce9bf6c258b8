import { NodeOperationError, type INode } from 'n8n-workflow';
import { isLibraryError } from '../../lib/errors';

/** A LibraryError as n8n shows it: the message as title, the hint below. Other errors pass through n8n's own wrapping. */
export function toNodeError(node: INode, error: unknown): NodeOperationError {
	if (error instanceof NodeOperationError) return error;
	if (isLibraryError(error)) {
		return new NodeOperationError(node, error.message, {
			message: error.message,
			description: error.hint,
			type: error.code,
		});
	}
	return new NodeOperationError(node, error instanceof Error ? error : String(error));
}
