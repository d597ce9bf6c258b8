// `npm test`: all set-up, then every check. n8n (the longest download) installs while the library's tests run.
// Type check and lint count as one test each. The last line is always `N passed, N failed`; skipped ones are counted in the line before.
// `npm test -- typecheck lint unit e2e` runs some of them.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { packCheckout, prepareCheckout, root, stateFolder } from './host/checkout.mjs';
import { installMaildev } from './host/installMaildev.mjs';
import { installN8n } from './host/installN8n.mjs';
import { node24 } from './host/node24.mjs';
import { environmentFor } from './host/npm.mjs';
import { start } from './host/processes.mjs';
import { say, step } from './host/progress.mjs';

const total = { passed: 0, failed: 0, skipped: 0 };
const add = (counts) => {
	for (const [name, count] of Object.entries(counts)) total[name] += count;
};

const tool = (...path) => join(root, 'node_modules', ...path);

async function ends(node, args, env = {}) {
	const options = { cwd: root, env: environmentFor(node, env) };
	return (await start(node.bin, args, options).ended).code === 0;
}

/** A check that is one test: all its commands must succeed. Those of a chain run one after the other, chains side by side. */
async function single(node, name, ...chains) {
	const follow = async (commands) => {
		let good = true;
		for (const args of commands) good = (await ends(node, args)) && good;
		return good;
	};
	const passed = await step(name, async () => {
		const good = await Promise.all(chains.map(follow));
		return good.every(Boolean);
	});
	say(`${name}: ${passed ? 'passed' : 'FAILED'}`);
	add(passed ? { passed: 1 } : { failed: 1 });
}

function jestCounts(file) {
	const result = JSON.parse(readFileSync(file, 'utf8'));
	return {
		passed: result.numPassedTests,
		failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
		skipped: result.numPendingTests + result.numTodoTests,
	};
}

async function jest(node, name, args) {
	const report = join(stateFolder, 'test', `${name}.json`);
	mkdirSync(join(stateFolder, 'test'), { recursive: true });
	rmSync(report, { force: true });
	const nodeFlags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
	const command = [
		...nodeFlags,
		tool('jest', 'bin', 'jest.js'),
		'--json',
		`--outputFile=${report}`,
	];
	const succeeded = await ends(node, [...command, ...args], { MARKETING_AI_ONE_GROUP: '1' });
	try {
		const counts = jestCounts(report);
		add(!succeeded && counts.failed === 0 ? { ...counts, failed: 1 } : counts);
	} catch (error) {
		console.error(`${name}: jest left no report (${error.message})`);
		add({ failed: 1 });
	}
}

const CHECKS = {
	typecheck: (node) =>
		single(node, 'Type check', [
			[tool('typescript', 'bin', 'tsc'), '--noEmit'],
			[tool('typescript', 'bin', 'tsc'), '--noEmit', '-p', join(root, 'test', 'e2e')],
		]),
	lint: (node) =>
		single(
			node,
			'Lint',
			[[tool('eslint', 'bin', 'eslint.js'), '.']],
			[
				[tool('prettier', 'bin', 'prettier.cjs'), '--check', '.'],
				[join(root, 'scripts', 'lintTemplates.mjs')],
			],
		),
	unit: (node) => jest(node, 'unit', []),
	e2e: (node, host) =>
		host.then(async () => {
			const config = (name) => join(root, 'test', 'e2e', name);
			await jest(node, 'e2e', ['--forceExit', '--config', config('jest.config.mjs')]);
			await jest(node, 'e2e-alone', ['--forceExit', '--config', config('jest.alone.config.mjs')]);
		}),
};

/** In this order; those of one group run at the same time: each keeps one processor busy. */
const GROUPS = [['typecheck', 'lint'], ['unit'], ['e2e']];

async function main(names) {
	const unknown = names.filter((name) => !(name in CHECKS));
	if (unknown.length > 0)
		throw new Error(`No such check: ${unknown}. There are ${Object.keys(CHECKS)}.`);
	const chosen = names.length > 0 ? names : Object.keys(CHECKS);
	const node = await node24();
	const needsHost = chosen.includes('e2e');
	const checkout = prepareCheckout(node);
	const pack = async () => void (await checkout, await packCheckout(node));
	const host = needsHost
		? Promise.all([installN8n(node), installMaildev(node), pack()])
		: Promise.resolve();
	host.catch(() => undefined); // whoever awaits it hears of a failure
	await checkout;
	for (const group of GROUPS) {
		const names = group.filter((name) => chosen.includes(name));
		for (const name of names) say(`== ${name}`);
		await Promise.all(names.map(async (name) => await CHECKS[name](node, host)));
	}
}

for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143 })) {
	process.on(signal, () => process.exit(code));
}
try {
	await main(process.argv.slice(2));
} catch (error) {
	console.error(error.message);
	add({ failed: 1 });
}
process.exitCode = total.failed > 0 ? 1 : 0;
const skipped = total.skipped > 0 ? `${total.skipped} skipped\n` : '';
process.stdout.write(`${skipped}${total.passed} passed, ${total.failed} failed\n`, () =>
	process.exit(),
);
