/** Fields and checks of operations that also answer webhooks. */
import type { INodeProperties } from 'n8n-workflow';
import { isLibraryError, LibraryError } from '../../lib/errors';
import type { NodeInput } from './table';

/** For `readInput`'s rowField. */
export const rowFieldOption: INodeProperties = {
	displayName: 'Row Is In Field',
	name: 'rowField',
	type: 'string',
	default: 'body',
	placeholder: 'e.g. body',
	description:
		'Field of each item that holds the row, e.g. "body" behind a Webhook node. Default: the item itself. For items, not for files.',
};

/** What comes out: the result alone, or with the input it belongs to. `results`: e.g. "predictions". */
export const includeInputOption = (results: string): INodeProperties => ({
	displayName: 'Include Input Fields',
	name: 'includeInput',
	type: 'boolean',
	default: true,
	description: `Whether the ${results} come with all that their input holds`,
});

/** A Webhook node puts what was sent beside `headers`, under `body`. */
export function fromWebhook([first]: NodeInput['items']): boolean {
	return first !== undefined && 'headers' in first.json && 'body' in first.json;
}

/** A missing column, told to somebody whose rows lie in a webhook's body. Other errors stay as they are. */
export function withWebhookHint(error: unknown): unknown {
	if (!isLibraryError(error) || error.code !== 'MISSING_COLUMN') return error;
	const hint =
		'The items come from a Webhook node: add the option "Row Is In Field" and set it to "body".';
	return new LibraryError(error.code, error.message, hint, error.details);
}
