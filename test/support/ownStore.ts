import { closePool } from '../../lib/compute';
import { removeTemporaryFolders, temporaryFolder } from './temporaryFolder';

/** The nodes of this test file save into a store of their own, which is gone afterwards. */
export function useOwnStore(): void {
	beforeAll(() => {
		process.env['N8N_USER_FOLDER'] = temporaryFolder();
	});
	afterAll(async () => {
		await closePool();
		removeTemporaryFolders();
	});
}
