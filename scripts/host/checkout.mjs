// This checkout: its dependencies, its build and its package file, each made anew only when something changed.
import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inCache } from './cacheFolder.mjs';
import { withLock } from './folderLock.mjs';
import { environmentFor, npm } from './npm.mjs';
import { run } from './processes.mjs';
import { step } from './progress.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

const shortHash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 10);

/** What belongs to this checkout alone: n8n's user folder, the sample shop, logs. One folder a checkout path. */
export const stateFolder = inCache('checkouts', `${basename(root)}-${shortHash(root)}`);
mkdirSync(stateFolder, { recursive: true });

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** True when node_modules holds what package-lock.json asks for (npm's own record is the witness). */
function dependenciesAreThere() {
	const record = join(root, 'node_modules', '.package-lock.json');
	if (!existsSync(record)) return false;
	const installed = readJson(record).packages;
	const wanted = Object.entries(readJson(join(root, 'package-lock.json')).packages);
	return wanted.every(
		([path, { version, optional, devOptional, peer }]) =>
			path === '' || optional || devOptional || peer || installed[path]?.version === version,
	);
}

async function installDependencies(node) {
	if (dependenciesAreThere()) return;
	const logFile = join(stateFolder, 'logs', 'npm-ci.log');
	await step(
		'Installing the build tools (npm ci, 1 to 4 minutes)',
		() => npm(node, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: root, logFile }),
		{ detail: () => `log: ${logFile}` },
	);
}

const SOURCES = [
	'lib',
	'nodes',
	'credentials',
	'gulpfile.js',
	'package.json',
	'package-lock.json',
	'tsconfig.json',
	'tsconfig.build.json',
	'scripts/buildKernels.mjs',
	'scripts/bundleVendors.cjs',
];
/** The build itself writes into a folder of lib. */
const isWritten = (path) => !/[\\/]generated[\\/]/.test(path);
const PACKED = [
	'dist',
	'workflows',
	'package.json',
	'README.md',
	'LICENSE',
	'NOTICE',
	'CHANGELOG.md',
];

function filesBelow(path) {
	if (!existsSync(path)) return [];
	if (!statSync(path).isDirectory()) return [path];
	return readdirSync(path, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
}

/** One hash over the names and contents of files. */
function fingerprint(names, isMeant = () => true) {
	const hash = createHash('sha256');
	const files = names.flatMap((name) => filesBelow(join(root, name)));
	for (const file of files.filter(isMeant)) {
		hash
			.update(`${relative(root, file)}\0`)
			.update(readFileSync(file))
			.update('\0');
	}
	return hash.digest('hex');
}

const buildStamp = () => join(stateFolder, 'built.json');

function readStamp() {
	try {
		return readJson(buildStamp());
	} catch {
		return {}; // never built, or interrupted while writing: build again
	}
}

async function build(node) {
	const before = readStamp();
	const source = fingerprint(SOURCES, isWritten);
	if (before.source === source && before.dist === fingerprint(['dist'])) return;
	rmSync(buildStamp(), { force: true });
	await step('Building (gulp build)', () =>
		run(
			node.bin,
			[join(root, 'node_modules', 'gulp', 'bin', 'gulp.js'), 'clean', 'build', '--series'],
			{
				what: 'gulp build',
				cwd: root,
				env: environmentFor(node),
				logFile: join(stateFolder, 'logs', 'build.log'),
			},
		),
	);
	writeFileSync(buildStamp(), JSON.stringify({ source, dist: fingerprint(['dist']) }));
}

/** Serialises everything that writes into the checkout (node_modules, dist). */
const alone = (work) =>
	withLock(join(stateFolder, 'build.lock'), 'this checkout is being installed and built', work);

/** npm ci and gulp build, where needed. */
export async function prepareCheckout(node) {
	await alone(async () => {
		await installDependencies(node);
		await build(node);
	});
}

/** `npm pack`. @returns { file, fingerprint } of the package, made anew only when its content changed. */
export async function packCheckout(node) {
	return await alone(async () => {
		const content = fingerprint(PACKED);
		const folder = join(stateFolder, 'package', content.slice(0, 16));
		const { name, version } = readJson(join(root, 'package.json'));
		const file = join(folder, `${name}-${version}.tgz`);
		if (existsSync(file)) return { file, fingerprint: content };
		rmSync(join(stateFolder, 'package'), { recursive: true, force: true });
		mkdirSync(folder, { recursive: true });
		await step('Packing (npm pack)', () =>
			npm(node, ['pack', '--ignore-scripts', '--pack-destination', folder], {
				cwd: root,
				logFile: join(stateFolder, 'logs', 'pack.log'),
			}),
		);
		return { file, fingerprint: content };
	});
}
