import { describePostgres, PostgresServer } from '../support/postgres';
import { storeContract } from './store.contract';

describePostgres('on a real server', () => {
	let server: PostgresServer;

	beforeAll(async () => {
		server = await PostgresServer.start();
	}, 120_000);
	afterAll(async () => await server.stop());

	storeContract('postgres', async () => server.config());
});
