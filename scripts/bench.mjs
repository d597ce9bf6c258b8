// npm run bench -- <name> … | all | list: runs bench/<name>.bench.mjs on the built package (see bench/README.md).
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BenchContext } from '../bench/harness/context.mjs';
import { mergeResults } from '../bench/harness/results.mjs';

const folder = new URL('../bench/', import.meta.url);
const SUFFIX = '.bench.mjs';
const known = readdirSync(folder)
	.filter((name) => name.endsWith(SUFFIX))
	.map((name) => name.slice(0, -SUFFIX.length))
	.sort();

function chosen(args) {
	if (args.length === 1 && args[0] === 'all') return known;
	const unknown = args.filter((name) => !known.includes(name));
	if (args.length > 0 && unknown.length === 0) return args;
	const problem = unknown.length > 0 ? `There is no bench ${unknown.join(', ')}. ` : '';
	throw new Error(`${problem}Use: npm run bench -- ${known.join(' | ')} | all`);
}

async function runBench(name) {
	const bench = await import(new URL(name + SUFFIX, folder));
	const context = new BenchContext(name, bench.metrics);
	process.stderr.write(`bench: ${name}\n`);
	try {
		await bench.run(context);
	} finally {
		context.close();
		if (context.records.length > 0) mergeResults(context.records);
	}
}

/** Runs all of them, also after one failed. */
async function main(args) {
	if (args[0] === 'list') return process.stdout.write(`${known.join('\n')}\n`);
	if (!existsSync(fileURLToPath(new URL('../dist/lib/kernels/index.js', folder)))) {
		throw new Error('dist is missing: run "npm run build" first.');
	}
	for (const name of chosen(args)) {
		try {
			await runBench(name);
		} catch (error) {
			process.exitCode = 1;
			process.stderr.write(`bench: ${name} failed: ${error.stack}\n`);
		}
	}
}

main(process.argv.slice(2)).catch((error) => {
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 1;
});
