// n8n itself, pinned and outside our own node_modules, shared by `npm start` and the end-to-end tests.
// Install scripts stay off (one of them fetches sources from elsewhere); only sqlite3 needs its own.
// `overrides`: the linkedom release that n8n 2.41.1 asks for is missing from some registries.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installOnce } from './installOnce.mjs';
import { node24 } from './node24.mjs';
import { environmentFor, npm } from './npm.mjs';
import { run } from './processes.mjs';
import { step } from './progress.mjs';

export const N8N_VERSION = '2.41.1';

const packageJson = {
	private: true,
	dependencies: { n8n: N8N_VERSION },
	overrides: { linkedom: '0.18.12' },
};

function foldersIn(folder) {
	try {
		return `${readdirSync(join(folder, 'node_modules')).length} package folders`;
	} catch {
		return 'resolving versions';
	}
}

async function fill(node, folder, logFile) {
	const options = { cwd: folder, logFile };
	const flags = ['--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund'];
	await step(
		`Installing n8n ${N8N_VERSION} (once, 4 to 10 minutes, 2.7 GB)`,
		() => npm(node, ['install', ...flags], options),
		{ detail: () => foldersIn(folder) },
	);
	await step('Preparing its database driver (sqlite3, 1 to 4 minutes)', () =>
		npm(node, ['rebuild', 'sqlite3', '--foreground-scripts'], options),
	);
	const check = "new (require('sqlite3').Database)(':memory:', (e) => process.exit(e ? 1 : 0))";
	await run(node.bin, ['-e', check], { what: 'The check of sqlite3', ...options });
}

/**
 * @typedef {{ folder: string, bin: string, env: NodeJS.ProcessEnv }} N8n bin is n8n's own script, run by Node 24
 * @param {import('./node24.mjs').Node} node
 * @returns {Promise<N8n>}
 */
export async function installN8n(node) {
	const folder = await installOnce({
		name: `n8n-${N8N_VERSION}`,
		packageJson,
		needsGigabytes: 4,
		fill: (draft, logFile) => fill(node, draft, logFile),
	});
	return {
		folder,
		bin: join(folder, 'node_modules', 'n8n', 'bin', 'n8n'),
		env: environmentFor(node),
	};
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await installN8n(await node24());
