// npm, run by the Node we choose, with an environment in which native code compiles against that Node.
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { run } from './processes.mjs';

/** npm's own script: the one that started us, or the one beside our Node. */
function npmCli() {
	const beside = dirname(process.execPath);
	const candidates = [
		process.env.npm_execpath,
		join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
		join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
		...(process.env.PATH ?? '')
			.split(delimiter)
			.flatMap((folder) => [
				join(folder, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
				join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
			]),
	];
	const found = candidates.find((path) => path && /npm-cli\.js$/.test(path) && existsSync(path));
	if (!found) throw new Error('npm was not found. Install Node.js with npm, then run again.');
	return found;
}

/** The environment in which `node` (from node24.mjs) is the first Node on PATH. */
export function environmentFor(node, extra = {}) {
	const inherited = Object.fromEntries(
		Object.entries(process.env).filter(
			([name]) => !/^npm_(config_|package_|lifecycle_)/i.test(name),
		),
	);
	const path = `${dirname(node.bin)}${delimiter}${process.env.PATH ?? ''}`;
	const headers = node.headers ? { npm_config_nodedir: node.headers } : {};
	return { ...inherited, PATH: path, ...headers, NODE_ENV: '', ...extra };
}

/** `npm <args>` run by `node`. */
export async function npm(node, args, options = {}) {
	const env = { ...environmentFor(node), ...options.env };
	await run(node.bin, [npmCli(), ...args], { what: `npm ${args.join(' ')}`, ...options, env });
}
