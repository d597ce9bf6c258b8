// The Python environment of the peers: built once from bench/requirements.txt, rebuilt when that file changes.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inCache } from '../../scripts/host/cacheFolder.mjs';
import { withLock } from '../../scripts/host/folderLock.mjs';

const REQUIREMENTS = fileURLToPath(new URL('../requirements.txt', import.meta.url));
const folder = inCache('bench-venv');
const stamp = join(folder, 'requirements.installed');

function run(command, args) {
	return new Promise((resolve, reject) => {
		spawn(command, args, { stdio: ['ignore', 2, 2] })
			.on('error', reject)
			.on('exit', (code) =>
				code === 0 ? resolve() : reject(new Error(`${command} ${args[0]} ended with code ${code}`)),
			);
	});
}

const isReady = (wanted) => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;

/** Path of the environment's Python; installs it first when needed (about 300 MB, some minutes). */
export async function benchPython() {
	const wanted = readFileSync(REQUIREMENTS, 'utf8');
	const python = join(folder, 'bin', 'python');
	if (isReady(wanted)) return python;
	await withLock(`${folder}.lock`, 'the Python peers are being installed', async () => {
		if (isReady(wanted)) return;
		process.stderr.write('bench: installing the Python peers (once) …\n');
		rmSync(stamp, { force: true });
		await run('python3', ['-m', 'venv', folder]);
		await run(python, [
			'-m',
			'pip',
			'install',
			'-q',
			'--disable-pip-version-check',
			'-r',
			REQUIREMENTS,
		]);
		writeFileSync(stamp, wanted);
	});
	return python;
}
