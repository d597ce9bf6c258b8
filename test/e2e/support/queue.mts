// n8n in queue mode: one main process, two workers, Redis and PostgreSQL, all on this machine.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { installPackage } from '../../../scripts/host/installPackage.mjs';
import { N8nClient, newPassword } from '../../../scripts/host/n8nClient.mjs';
import { startN8n } from '../../../scripts/host/n8nServer.mjs';
import { freePort } from '../../../scripts/host/ports.mjs';
import { signalGroup } from '../../../scripts/host/processes.mjs';
import { PASSWORD, PostgresServer } from '../../support/postgres.ts';
import { prepared, temporaryFolder } from './host.mts';

const WORKERS = ['worker-1', 'worker-2'];
const REDIS = '/usr/bin/redis-server';

/** Where redis-server is; installed by apt-get when this process is root. Null = it cannot be had. */
function findRedis(): string | null {
	if (existsSync(REDIS)) return REDIS;
	if (process.getuid?.() !== 0) return null;
	const options = ['-o', 'DPkg::Lock::Timeout=300', '-qq'];
	for (const step of [['update'], ['install', '-y', '--no-install-recommends', 'redis-server']])
		spawnSync('apt-get', [...options, ...step], { timeout: 600_000 });
	return existsSync(REDIS) ? REDIS : null;
}

async function startRedis(program: string, folder: string) {
	const port = await freePort();
	const settings = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--save', ''];
	const child: ChildProcess = spawn(program, settings, { stdio: 'ignore' });
	for (let tries = 0; !(await listens(port)); tries++) {
		if (tries > 100) throw new Error('Redis did not answer within 10 s.');
		await sleep(100);
	}
	const stop = async () => {
		child.kill('SIGKILL');
		await once(child, 'exit');
	};
	return { port, stop };
}

async function listens(port: number): Promise<boolean> {
	const socket = connect(port, '127.0.0.1');
	const answer = await Promise.race([
		once(socket, 'connect').then(() => true),
		once(socket, 'error').then(() => false),
	]).catch(() => false);
	socket.destroy();
	return answer;
}

const environment = (postgres: PostgresServer, redis: number) => ({
	EXECUTIONS_MODE: 'queue',
	QUEUE_BULL_REDIS_HOST: '127.0.0.1',
	QUEUE_BULL_REDIS_PORT: String(redis),
	N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
	DB_TYPE: 'postgresdb',
	DB_POSTGRESDB_HOST: '127.0.0.1',
	DB_POSTGRESDB_PORT: String(postgres.port),
	DB_POSTGRESDB_USER: 'tester',
	DB_POSTGRESDB_PASSWORD: PASSWORD,
	DB_POSTGRESDB_DATABASE: 'postgres',
});

export const redisProgram = findRedis();

/**
 * Starts everything. `crash(i)` kills a worker and starts another in its place. `store`: data of a store credential on the same
 * PostgreSQL.
 */
export async function startQueue(name: string) {
	if (redisProgram === null) throw new Error('Redis is missing.');
	const { node, n8n, tarball } = await prepared();
	const folder = temporaryFolder(name);
	await installPackage(node, tarball, folder, { logFile: join(folder, 'install.log') });
	const postgres = await PostgresServer.start();
	const redis = await startRedis(redisProgram, folder);
	const env = environment(postgres, redis.port);
	const begin = async (role: string) =>
		await startN8n({
			...{ node, n8n, userFolder: folder, env, worker: role !== 'main' },
			logFile: join(folder, `${role}.log`),
		});
	const main = await begin('main'); // makes the tables; the workers wait for them
	const servers = await Promise.all(WORKERS.map(begin));
	const client = new N8nClient(main.url);
	await client.signIn({ email: 'owner@example.com', password: newPassword() });
	const { host, port, database, user, password, schema, tls } = postgres.config();
	return {
		url: main.url,
		client,
		store: { driver: 'postgres', host, port, database, user, password, schema, tls },
		async crash(worker: number) {
			const role = WORKERS[worker];
			const server = servers[worker];
			if (!role || !server) throw new Error(`There is no worker ${worker}.`);
			signalGroup(server.pid, 'SIGKILL');
			await server.ended;
			servers[worker] = await begin(role);
		},
		async stop() {
			await Promise.all([main, ...servers].map(async (server) => await server.stop()));
			await Promise.all([postgres.stop(), redis.stop()]);
		},
	};
}
