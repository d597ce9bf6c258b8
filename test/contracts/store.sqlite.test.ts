import { join } from 'node:path';
import { removeTemporaryFolders, temporaryFolder } from '../support/temporaryFolder';
import { storeContract } from './store.contract';

afterAll(removeTemporaryFolders);

storeContract('sqlite', async () => ({
	driver: 'sqlite',
	file: join(temporaryFolder(), 'store', 'marketing.sqlite'),
}));
