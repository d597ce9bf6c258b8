// Puts our package file into an n8n user folder by the steps of n8n's own installer of community packages:
// unpack into .n8n/nodes/node_modules/NAME, drop the development, peer and optional dependencies, npm install
// with its flags, enter it into .n8n/nodes/package.json. So the nodes get their real type names.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { run } from './processes.mjs';

/** n8n's own flags (its community-packages service). */
export const N8N_INSTALL_FLAGS = [
	'--audit=false',
	'--fund=false',
	'--bin-links=false',
	'--install-strategy=shallow',
	'--ignore-scripts=true',
	'--package-lock=false',
];

const NAME = 'n8n-nodes-marketing-ai';
const writeJson = (path, value) => writeFileSync(path, JSON.stringify(value, null, 2));
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

function enter(nodesFolder, version) {
	const path = join(nodesFolder, 'package.json');
	const current = existsSync(path)
		? readJson(path)
		: { name: 'installed-nodes', private: true, dependencies: {} };
	writeJson(path, { ...current, dependencies: { ...current.dependencies, [NAME]: version } });
}

/**
 * @param {import('./node24.mjs').Node} node
 * @param {string} tarball what `npm pack` made
 * @param {string} userFolder N8N_USER_FOLDER (n8n's own folder is .n8n below it)
 * @param {{ extraFlags?: string[], logFile?: string }} [options] extraFlags: e.g. --libc=musl, to see what
 * another platform would get
 * @returns the folder of the installed package
 */
export async function installPackage(node, tarball, userFolder, options = {}) {
	const { extraFlags = [], logFile } = options;
	const nodesFolder = join(userFolder, '.n8n', 'nodes');
	const folder = join(nodesFolder, 'node_modules', NAME);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1'], { logFile });
	const manifest = readJson(join(folder, 'package.json'));
	for (const field of ['devDependencies', 'peerDependencies', 'optionalDependencies']) {
		delete manifest[field];
	}
	writeJson(join(folder, 'package.json'), manifest);
	await npm(node, ['install', ...N8N_INSTALL_FLAGS, ...extraFlags], { cwd: folder, logFile });
	enter(nodesFolder, manifest.version);
	return folder;
}
