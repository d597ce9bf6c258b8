const { spawn } = require('node:child_process');
const { rm, readdir } = require('node:fs/promises');
const path = require('node:path');
const { dest, parallel, series, src } = require('gulp');
const { bundleVendors } = require('./scripts/bundleVendors.cjs');

const bin = (name) => path.join(__dirname, 'node_modules', name);

/** Runs a Node script of this project or of node_modules and fails with it. */
function node(script, ...args) {
	return new Promise((resolve, reject) => {
		spawn(process.execPath, [script, ...args], { stdio: 'inherit', cwd: __dirname })
			.on('error', reject)
			.on('exit', (code) =>
				code === 0 ? resolve() : reject(new Error(`${script} ended with code ${code}`)),
			);
	});
}

/** AssemblyScript → WebAssembly, embedded as base64 modules in lib/kernels/generated. */
const kernels = () => node('scripts/buildKernels.mjs');

/** TypeScript → CommonJS and declarations in dist. */
const compile = () => node(bin('typescript/bin/tsc'), '-p', 'tsconfig.build.json');

/** Replaces each dist/**\/*.vendor.js by a bundle that holds its package, and writes NOTICE. */
const bundle = () => bundleVendors(__dirname);

/** Icons and node metadata. gulp 5 corrupts binary files unless the encoding is off. */
const assets = () =>
	src(['nodes/**/*.{svg,png,json}', 'credentials/**/*.{svg,png}', 'lib/**/*.safetensors'], {
		base: '.',
		encoding: false,
		allowEmpty: true,
	}).pipe(dest('dist'));

/** The WebAssembly that the bundle of TensorFlow.js loads, beside it. */
const tensorFlow = () =>
	src('node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm', {
		encoding: false,
	}).pipe(dest('dist/lib/learn/network/tensorflow'));

/** Removes everything that the build makes. */
async function clean() {
	const made = ['dist', 'lib/kernels/generated', 'node_modules/.cache/tsbuild.tsbuildinfo'];
	await Promise.all(
		made.map((item) => rm(path.join(__dirname, item), { recursive: true, force: true })),
	);
	await Promise.all(
		(await readdir(__dirname))
			.filter((name) => name.endsWith('.tgz'))
			.map((name) => rm(path.join(__dirname, name))),
	);
}

exports.kernels = kernels;
exports.compile = compile;
exports.bundle = bundle;
exports.assets = assets;
exports.clean = clean;
exports.build = series(kernels, compile, parallel(bundle, assets, tensorFlow));
exports.default = exports.build;
