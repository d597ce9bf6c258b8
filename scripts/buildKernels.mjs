/**
 * Compiles lib/kernels/assembly to WebAssembly and embeds it as base64 in lib/kernels/generated: `strict` (plain SIMD), `exact`
 * (the same results, whole numbers multiplied by an instruction of relaxed SIMD) and `relaxed` (fused multiply-add, last bits
 * differ between machines). Nothing is written when nothing changed.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const source = path.join(root, 'lib/kernels/assembly');
const target = path.join(root, 'lib/kernels/generated');

const FEATURES = {
	strict: 'simd,threads,bulk-memory',
	exact: 'simd,threads,bulk-memory,relaxed-simd',
	relaxed: 'simd,threads,bulk-memory,relaxed-simd',
};
const FLAGS = ['--runtime', 'stub', '--importMemory', '--sharedMemory', '--maximumMemory', '65536'];
const OPTIMISE = ['--noAssert', '-O3', '--use', 'abort='];

async function compile(name, features) {
	const { error, stdout, stderr, binary } = await inMemory(name, [
		path.join(source, 'index.ts'),
		...FLAGS,
		...OPTIMISE,
		'--enable',
		features,
		'--outFile',
		'kernels.wasm',
	]);
	if (error) throw new Error(`asc: ${error.message}\n${stderr}${stdout}`);
	return binary;
}

/** Floats are never fused in `exact`, though the feature is there. */
const readSource = (name) => async (file, folder) => {
	if (name === 'exact' && path.basename(file) === 'fused.ts')
		return 'export const FUSED: bool = false;';
	return await readFile(path.resolve(folder, file), 'utf8').catch(() => null);
};

async function inMemory(name, args) {
	let binary;
	const result = await asc.main(args, {
		readFile: readSource(name),
		writeFile: (_name, data) => {
			binary = data;
		},
	});
	return { ...result, stdout: result.stdout.toString(), stderr: result.stderr.toString(), binary };
}

const moduleText = (name, hash, binary) =>
	`/** The ${name} kernels, made by scripts/buildKernels.mjs from sources with hash ${hash}. */\n` +
	`export const WASM_BASE64 =\n\t'${Buffer.from(binary).toString('base64')}';\n`;

async function sourceHash() {
	const hash = createHash('sha256').update(
		JSON.stringify([FEATURES, FLAGS, OPTIMISE, asc.version]),
	);
	for (const name of (await readdir(source)).sort())
		hash.update(await readFile(path.join(source, name)));
	return hash.digest('hex').slice(0, 16);
}

/** Written aside and renamed: a reader never sees half a file. */
async function replace(file, text) {
	await writeFile(`${file}.${process.pid}`, text);
	await rename(`${file}.${process.pid}`, file);
}

const hash = await sourceHash();
await mkdir(target, { recursive: true });
for (const [name, features] of Object.entries(FEATURES)) {
	const file = path.join(target, `${name}.wasm.ts`);
	const old = await readFile(file, 'utf8').catch(() => '');
	if (old.includes(hash)) continue;
	const binary = await compile(name, features);
	await replace(file, moduleText(name, hash, binary));
	console.log(`kernels: ${name} ${binary.length} bytes`);
}
