// One running installation per checkout. Two checkouts live side by side; a second start of the same one is
// told where the first one runs. What an earlier start left behind (it was killed) is stopped first.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cacheFolder.mjs';
import { stateFolder } from './checkout.mjs';
import { isAlive, lockOwner, tryLock } from './folderLock.mjs';
import { signalGroup, watchPids } from './processes.mjs';
import { say } from './progress.mjs';

const lockPath = join(stateFolder, 'instance.lock');
const recordPath = join(stateFolder, 'running.json');

function readRecord() {
	try {
		return JSON.parse(readFileSync(recordPath, 'utf8'));
	} catch {
		return { url: undefined, pids: [] }; // nothing was started here before
	}
}

/** A process number may belong to another program by now: only one that runs from our cache is ours. */
function isOurs(pid) {
	if (process.platform === 'win32' || !isAlive(pid)) return false;
	try {
		const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
		return command.includes(cacheFolder);
	} catch {
		return false; // it ended meanwhile
	}
}

function stopLeftovers() {
	for (const pid of readRecord().pids.filter(isOurs)) {
		say(`Stopping process ${pid}, which an earlier start left behind`);
		signalGroup(pid, 'SIGKILL');
	}
	rmSync(recordPath, { force: true });
}

/** Becomes the one running start of this checkout, or throws and says where the other one is. */
export function claimInstance() {
	if (!tryLock(lockPath)) {
		const { url } = readRecord();
		throw new Error(
			`This checkout is already running (process ${lockOwner(lockPath)?.pid ?? '?'}` +
				`${url ? `, ${url}` : ', still starting'}). Use it, or stop it first with Ctrl-C.`,
		);
	}
	stopLeftovers();
	watchPids((pids) => record({ pids }));
}

/** Notes what runs, for a second start and for the one after a crash. */
function record(change) {
	writeFileSync(recordPath, JSON.stringify({ ...readRecord(), ...change }));
}

/** The address that a second start is told. */
export const announce = (url) => record({ url });

export function forgetInstance() {
	watchPids(() => undefined);
	rmSync(recordPath, { force: true });
}
