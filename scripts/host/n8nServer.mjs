// A real n8n server on the loopback address.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './ports.mjs';
import { start, stop, tail } from './processes.mjs';

const READY_WITHIN_MS = 180_000;

/** The key that encrypts this installation's credentials: random, kept beside them, for our eyes only. */
function encryptionKey(userFolder) {
	const path = join(userFolder, 'encryption-key');
	if (!existsSync(path)) writeFileSync(path, randomBytes(24).toString('hex'), { mode: 0o600 });
	return readFileSync(path, 'utf8');
}

/** Everything in n8n that would phone somebody is off. */
const QUIET = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_DIAGNOSTICS_CONFIG_FRONTEND: '',
	N8N_DIAGNOSTICS_CONFIG_BACKEND: '',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	EXTERNAL_FRONTEND_HOOKS_URLS: '',
};

function environment(n8n, userFolder, port, brokerPort, extra) {
	return {
		...n8n.env,
		...QUIET,
		N8N_USER_FOLDER: userFolder,
		N8N_ENCRYPTION_KEY: encryptionKey(userFolder),
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_SECURE_COOKIE: 'false',
		...extra,
	};
}

async function isReady(url) {
	try {
		return (await fetch(`${url}/healthz/readiness`, { signal: AbortSignal.timeout(2_000) })).ok;
	} catch {
		return false; // not listening yet
	}
}

async function untilReady(child, url, logFile) {
	const deadline = Date.now() + READY_WITHIN_MS;
	while (!(await isReady(url))) {
		if (child.exitCode !== null) throw new Error(`n8n ended at once:\n${tail(logFile)}`);
		if (Date.now() > deadline) throw new Error(`n8n was not ready in 3 minutes:\n${tail(logFile)}`);
		await sleep(300);
	}
}

/**
 * @typedef {{
 *   node: import('./node24.mjs').Node,
 *   n8n: import('./installN8n.mjs').N8n,
 *   userFolder: string,
 *   port?: number,
 *   env?: Record<string, string>,
 *   logFile: string,
 *   worker?: boolean,
 * }} Options userFolder is made when missing; without a port a free one is taken; worker: one that takes work from a queue, one
 * execution at a time, and answers only whether it is ready
 *
 * Starts n8n and waits until it answers.
 * @param {Options} options
 */
export async function startN8n(options) {
	const { node, n8n, userFolder, port: wanted, env = {}, logFile, worker = false } = options;
	mkdirSync(userFolder, { recursive: true });
	const port = wanted ?? (await freePort());
	const url = `http://127.0.0.1:${port}`;
	const health = { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: String(port) };
	const command = worker ? ['worker', '--concurrency=1'] : ['start'];
	const child = start(node.bin, [n8n.bin, ...command], {
		cwd: userFolder,
		env: environment(n8n, userFolder, port, await freePort(), { ...(worker && health), ...env }),
		logFile,
	});
	try {
		await untilReady(child, url, logFile);
	} catch (error) {
		await stop(child, 2_000);
		throw error;
	}
	return {
		url,
		port,
		pid: child.pid,
		logFile,
		ended: child.ended,
		stop: () => stop(child, 20_000),
	};
}
