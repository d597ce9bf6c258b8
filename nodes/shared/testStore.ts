import type {
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { runJob } from '../../lib/compute';
import { isLibraryError } from '../../lib/errors';
import { Table } from '../../lib/table';
import { fromCredential } from './models';

/** The test of a Marketing Store credential: opens the store, which makes it or brings it up to date. */
export async function testStore(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		const store = fromCredential(credential.data ?? {});
		await runJob('store.check', new Table([]), { store });
		return { status: 'OK', message: 'The store can be read and written.' };
	} catch (error) {
		return { status: 'Error', message: explained(error) };
	}
}

function explained(error: unknown): string {
	if (isLibraryError(error)) return `${error.message} ${error.hint}`;
	return error instanceof Error ? error.message : String(error);
}
