// Puts pure-JavaScript packages into dist, so that the published package needs no runtime dependencies.
// Each `<name>.vendor.ts` re-exports what a room uses of one package; tsc has compiled it, esbuild replaces the
// output by a bundle with the package inside. NOTICE lists every package that came in, with its licence text.
const { build } = require('esbuild');
const { readdirSync, readFileSync } = require('node:fs');
const { readdir, writeFile } = require('node:fs/promises');
const path = require('node:path');

async function vendorFiles(root) {
	const files = await readdir(path.join(root, 'lib'), { recursive: true });
	return files.filter((file) => file.endsWith('.vendor.ts')).map((file) => path.join('lib', file));
}

/** Bundles one vendor file in place and returns the folders of the packages that went in. */
async function bundleOne(root, file) {
	const result = await build({
		absWorkingDir: root,
		entryPoints: [file],
		outfile: path.join('dist', file.replace(/\.ts$/, '.js')),
		allowOverwrite: true,
		bundle: true,
		platform: 'node',
		target: 'node20',
		format: 'cjs',
		minifySyntax: true,
		legalComments: 'none',
		metafile: true,
		logLevel: 'warning',
		external: ['pg-native', 'cloudflare:sockets'],
	});
	return Object.keys(result.metafile.inputs).map(packageFolder).filter(Boolean);
}

function packageFolder(input) {
	const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
	return match?.[1];
}

/** Where a package names its licence but ships no text: the same text as another package here ships it. */
const SAME_TEXT = { 'Apache-2.0': 'node_modules/typescript/LICENSE.txt' };

function standardText(root, license) {
	const known = Object.keys(SAME_TEXT).find((name) => license.startsWith(name));
	if (!known) return '(the package ships no licence file)';
	return readFileSync(path.join(root, SAME_TEXT[known]), 'utf8').trim();
}

function licenceOf(root, folder) {
	const { name, version, license } = JSON.parse(
		readFileSync(path.join(root, folder, 'package.json'), 'utf8'),
	);
	const files = readdirSync(path.join(root, folder)).filter((file) => /^licen[cs]e/i.test(file));
	const texts = files
		.sort()
		.map((file) => readFileSync(path.join(root, folder, file), 'utf8').trim());
	const text = texts.join('\n\n') || standardText(root, license);
	return { name, version, license, text };
}

async function writeNotice(root, folders) {
	const entries = [...folders].sort().map((folder) => licenceOf(root, folder));
	const parts = entries.map(
		({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text}\n`,
	);
	const head = 'Packages whose code is bundled into this package, with their licences.\n';
	await writeFile(path.join(root, 'NOTICE'), [head, ...parts].join(`\n${'-'.repeat(72)}\n\n`));
}

/** Packages whose data went into a file that ships: see scripts/language. */
const DATA_FROM = ['node_modules/eld'];

async function bundleVendors(root) {
	const folders = new Set(DATA_FROM);
	for (const file of await vendorFiles(root)) {
		for (const folder of await bundleOne(root, file)) folders.add(folder);
	}
	await writeNotice(root, folders);
}

module.exports = { bundleVendors };
