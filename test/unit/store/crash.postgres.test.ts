import { describePostgres, PostgresServer } from '../../support/postgres';
import { removeTemporaryFolders } from '../../support/temporaryFolder';
import { crashSuite } from './crash';

describePostgres('on a real server', () => {
	let server: PostgresServer;

	beforeAll(async () => {
		server = await PostgresServer.start();
	}, 120_000);
	afterAll(async () => {
		await server.stop();
		removeTemporaryFolders();
	});

	crashSuite(async () => server.config());
});
