/**
 * Compiles lib/kernels/assembly to WebAssembly, once strict (same bytes everywhere) and once with relaxed SIMD (fused
 * multiply-add), and embeds both as base64 in lib/kernels/generated. Nothing is written when nothing changed.
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
	relaxed: 'simd,threads,bulk-memory,relaxed-simd',
};
const FLAGS = ['--runtime', 'stub', '--importMemory', '--sharedMemory', '--maximumMemory', '65536'];
const OPTIMISE = ['--noAssert', '-O3', '--use', 'abort='];

async function compile(features) {
	const { error, stdout, stderr, binary } = await inMemory([
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

async function inMemory(args) {
	let binary;
	const result = await asc.main(args, {
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
	const binary = await compile(features);
	await replace(file, moduleText(name, hash, binary));
	console.log(`kernels: ${name} ${binary.length} bytes`);
}
