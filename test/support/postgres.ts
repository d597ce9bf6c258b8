import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { StoreConfig } from '../../lib/ports';
import { findPostgres, type PostgresBinaries } from './postgresBinaries';

type Found = Extract<PostgresBinaries, { folder: string }>;
export type PostgresConfig = Extract<StoreConfig, { driver: 'postgres' }>;

/** Never printed by the product: tests look for it in errors. */
export const PASSWORD = 'canary-7f3a9c-password';

const found = findPostgres();
if ('missing' in found) {
	process.stderr.write(`SKIPPED: tests against a real PostgreSQL: ${found.missing}.\n`);
}

/** `describe`, or `describe.skip` where no PostgreSQL can be had (the reason is printed). */
export const describePostgres = 'missing' in found ? describe.skip : describe;

/** A server of its own on a free loopback port, in a temporary folder that `stop` deletes. */
export class PostgresServer {
	private process: ChildProcess | null = null;
	private schemas = 0;

	private constructor(
		private readonly binaries: Found,
		private readonly folder: string,
		readonly port: number,
	) {}

	static async start(): Promise<PostgresServer> {
		if ('missing' in found) throw new Error(`PostgreSQL is missing: ${found.missing}`);
		const server = new PostgresServer(found, createCluster(found), await freePort());
		await server.resume();
		return server;
	}

	/** Starts the server process and waits until it answers. */
	async resume(): Promise<void> {
		const { folder, port, binaries } = this;
		const settings = [
			'listen_addresses=127.0.0.1',
			`port=${port}`,
			'fsync=off',
			'max_connections=50',
		];
		const args = [
			'-D',
			join(folder, 'data'),
			'-k',
			folder,
			...settings.flatMap((item) => ['-c', item]),
		];
		this.process = spawn(join(binaries.folder, 'postgres'), args, {
			...(binaries.user ?? {}),
			stdio: 'ignore',
			cwd: folder,
		});
		for (let tries = 0; tries < 300; tries++) {
			const check = ['-h', '127.0.0.1', '-p', String(port)];
			if (spawnSync(join(binaries.folder, 'pg_isready'), check).status === 0) return;
			await setTimeout(100);
		}
		throw new Error('PostgreSQL did not answer within 30 s.');
	}

	/** Ends the server process at once, as a crash or a lost network would. */
	async halt(signal: 'SIGINT' | 'SIGQUIT' = 'SIGQUIT'): Promise<void> {
		const child = this.process;
		this.process = null;
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		const ended = once(child, 'exit');
		child.kill(signal);
		await ended;
	}

	async stop(): Promise<void> {
		await this.halt('SIGINT');
		rmSync(this.folder, { recursive: true, force: true });
	}

	/** The configuration of a new, empty store. */
	config(changes: Partial<PostgresConfig> = {}): PostgresConfig {
		return {
			driver: 'postgres',
			host: '127.0.0.1',
			port: this.port,
			database: 'postgres',
			user: 'tester',
			password: PASSWORD,
			schema: `store_${++this.schemas}`,
			tls: 'off',
			...changes,
		};
	}
}

function createCluster({ folder, user }: Found): string {
	const home = mkdtempSync(join(tmpdir(), 'marketing-ai-postgres-'));
	const secret = join(home, 'password');
	writeFileSync(secret, PASSWORD);
	if (user) for (const path of [home, secret]) chownSync(path, user.uid, user.gid);
	chmodSync(home, 0o700);
	const data = join(home, 'data');
	const args = [
		'-D',
		data,
		'-U',
		'tester',
		'-A',
		'scram-sha-256',
		'--pwfile',
		secret,
		'-E',
		'UTF8',
	];
	const made = spawnSync(join(folder, 'initdb'), [...args, '--no-sync'], {
		...(user ?? {}),
		cwd: home,
		encoding: 'utf8',
	});
	if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
	return home;
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (typeof address !== 'object' || address === null) throw new Error('no free port');
	return address.port;
}
