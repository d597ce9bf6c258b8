// Child processes. Each gets its own process group, so that stopping it also stops what it started;
// all that still run are stopped when this script ends, however it ends (except kill -9).
import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

const windows = process.platform === 'win32';
/** `npm test` sets this for jest: what a test starts then belongs to jest's group and ends with it at the latest. */
const ownGroups = !windows && process.env.MARKETING_AI_ONE_GROUP !== '1';
const running = new Set();
let tellPids = () => undefined;

/** Calls back with the process numbers of all running children whenever one comes or goes. */
export function watchPids(callback) {
	tellPids = () => callback([...running].map((child) => child.pid));
	tellPids();
}

/** Sends a signal to a whole group; false when the group is gone. */
export function signalGroup(pid, signal) {
	if (windows) return spawnSync('taskkill', ['/pid', String(pid), '/T', '/F']).status === 0;
	try {
		process.kill(ownGroups ? -pid : pid, signal);
		return true;
	} catch (error) {
		if (error.code === 'ESRCH') return false;
		throw error;
	}
}

process.on('exit', () => {
	for (const child of running) signalGroup(child.pid, 'SIGKILL');
});

/**
 * Starts a program in its own process group. With `logFile` its output goes there (appended), else it is
 * inherited. Resolves `child.ended` with { code, signal } and never rejects, except when it cannot start.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, logFile?: string }} [options]
 */
export function start(command, args, options = {}) {
	const { cwd, env = process.env, logFile } = options;
	const stdio = logFile ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'];
	const child = spawn(command, args, { cwd, env, stdio, detached: ownGroups, windowsHide: true });
	running.add(child);
	tellPids();
	if (logFile) appendOutput(child, logFile);
	const ended = new Promise((resolve, reject) => {
		const gone = (settle) => {
			running.delete(child);
			tellPids();
			settle();
		};
		child.once('error', (error) => gone(() => reject(error)));
		child.once('close', (code, signal) => gone(() => resolve({ code, signal })));
	});
	ended.catch(() => undefined); // whoever awaits it sees the error; an unawaited one must not kill us
	return Object.assign(child, { ended });
}

function appendOutput(child, logFile) {
	mkdirSync(dirname(logFile), { recursive: true });
	const log = createWriteStream(logFile, { flags: 'a' });
	child.stdout.pipe(log, { end: false });
	child.stderr.pipe(log, { end: false });
	child.once('close', () => log.end());
}

/** The last lines of a log, for error messages. */
export function tail(logFile, lines = 25) {
	if (!existsSync(logFile)) return '(no output)';
	return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}

/** Runs a program to its end; throws with the end of its log when it fails. */
export async function run(command, args, { what = command, logFile, ...options } = {}) {
	const { code, signal } = await start(command, args, { ...options, logFile }).ended;
	if (code === 0) return;
	const reason = signal ? `was stopped by ${signal}` : `ended with code ${code}`;
	throw new Error(
		`${what} ${reason}.${logFile ? `\n--- end of ${logFile}\n${tail(logFile)}\n---` : ''}`,
	);
}

/** Stops a child and its group: politely first, by force after `graceMs`. */
export async function stop(child, graceMs = 10_000) {
	if (child.exitCode !== null || child.signalCode !== null) return;
	signalGroup(child.pid, 'SIGTERM');
	const force = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), graceMs);
	try {
		await child.ended;
	} finally {
		clearTimeout(force);
	}
}
