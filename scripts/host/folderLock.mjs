// A lock between processes: a folder that only one of them can make. The holder touches it every few
// seconds; a lock whose holder is gone (dead process, or no touch for long) is taken over. The
// take-over itself happens under a second, short-lived folder, so that two waiters never both remove.
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './progress.mjs';

const TOUCH_EVERY_MS = 5_000;
const STALE_AFTER_MS = 60_000;
/** A live process of the same number may be another program by now, or ours after the machine slept. */
const STALE_ALTHOUGH_ALIVE_MS = 600_000;
const TAKE_OVER_LIMIT_MS = 10_000;

const ageOf = (path) => {
	try {
		return Date.now() - statSync(path).mtimeMs;
	} catch {
		return undefined; // gone meanwhile
	}
};

function tryMakeFolder(path) {
	try {
		mkdirSync(path);
		return true;
	} catch (error) {
		if (error.code === 'EEXIST') return false;
		throw error;
	}
}

export function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === 'EPERM';
	}
}

/** Who holds the lock: { pid, host }, or undefined when nobody does or the holder has not written yet. */
export function lockOwner(path) {
	try {
		return JSON.parse(readFileSync(join(path, 'owner.json'), 'utf8'));
	} catch {
		return undefined; // no lock, or its owner file is not there yet: the age decides
	}
}

function isStale(path) {
	const age = ageOf(path);
	if (age === undefined) return false;
	const owner = lockOwner(path);
	if (owner?.host !== hostname()) return age > STALE_AFTER_MS;
	return !isAlive(owner.pid) || age > STALE_ALTHOUGH_ALIVE_MS;
}

function removeIfStale(path) {
	const guard = `${path}.takeover`;
	if ((ageOf(guard) ?? 0) > TAKE_OVER_LIMIT_MS) rmSync(guard, { recursive: true, force: true });
	if (!tryMakeFolder(guard)) return;
	try {
		if (isStale(path)) rmSync(path, { recursive: true, force: true });
	} finally {
		rmSync(guard, { recursive: true, force: true });
	}
}

function hold(path) {
	writeFileSync(join(path, 'owner.json'), JSON.stringify({ pid: process.pid, host: hostname() }));
	const touch = setInterval(() => utimesSync(path, new Date(), new Date()), TOUCH_EVERY_MS);
	touch.unref();
	const release = () => {
		clearInterval(touch);
		if (lockOwner(path)?.pid === process.pid) rmSync(path, { recursive: true, force: true });
	};
	process.once('exit', release);
	return () => {
		process.removeListener('exit', release);
		release();
	};
}

/** Takes the lock at once and returns its release function, or undefined when a live process holds it. */
export function tryLock(path) {
	if (isStale(path)) removeIfStale(path);
	return tryMakeFolder(path) ? hold(path) : undefined;
}

/** Runs `work` while holding the lock; waits (and says for what) while another process holds it. */
export async function withLock(path, label, work) {
	let release = tryLock(path);
	for (let waited = 0; release === undefined; waited += 1) {
		if (waited % 20 === 0) {
			say(`Waiting for another process (${lockOwner(path)?.pid ?? 'starting'}): ${label}`);
		}
		await sleep(1_000);
		release = tryLock(path);
	}
	try {
		return await work();
	} finally {
		release();
	}
}
