import { join } from 'node:path';
import { removeTemporaryFolders, temporaryFolder } from '../../support/temporaryFolder';
import { crashSuite } from './crash';

afterAll(removeTemporaryFolders);

crashSuite(async () => ({ driver: 'sqlite', file: join(temporaryFolder(), 'store.sqlite') }));
