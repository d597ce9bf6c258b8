// What `npm pack` makes, installed by the steps of n8n's own installer of community packages.
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/host/checkout.mjs';
import { installPackage } from '../../scripts/host/installPackage.mjs';
import { prepared, startHost, temporaryFolder, type TestHost } from './support/host.mts';

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
	name: string;
	n8n: { nodes: string[]; credentials: string[] };
};

/** dist/nodes/CleanData/CleanData.node.js → cleanData */
function nameOf(path: string): string {
	const name =
		path
			.split('/')
			.at(-1)
			?.replace(/\.(node|credentials)\.js$/, '') ?? '';
	return name.charAt(0).toLowerCase() + name.slice(1);
}

const filesBelow = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));

function startsLikeElf(file: string): boolean {
	const head = Buffer.alloc(4);
	const handle = openSync(file, 'r');
	readSync(handle, head, 0, 4, 0);
	closeSync(handle);
	return head.equals(Buffer.from([0x7f, 0x45, 0x4c, 0x46]));
}

/** A Linux program or library that asks for GNU's C library: it cannot load in n8n's official (musl) image. */
const needsGlibc = (file: string): boolean =>
	startsLikeElf(file) && readFileSync(file).includes('GLIBC_');

describe('the package in n8n', () => {
	let host: TestHost;
	beforeAll(async () => {
		host = await startHost('package');
	});
	afterAll(async () => {
		await host.stop();
	});

	test('every node of package.json is offered under its package type name', async () => {
		const types: { name: string }[] = await host.client.nodeTypes();
		const ours = types.map(({ name }) => name).filter((name) => name.startsWith(manifest.name));
		const wanted = manifest.n8n.nodes.map((path) => `${manifest.name}.${nameOf(path)}`);
		expect(wanted.length).toBeGreaterThanOrEqual(5);
		expect([...new Set(ours)].filter((name) => !name.endsWith('Tool')).sort()).toEqual(
			wanted.sort(),
		);
	});

	test('every credential of package.json is known', async () => {
		const types: { name: string }[] = await host.client.credentialTypes();
		const names = new Set(types.map(({ name }) => name));
		const wanted = manifest.n8n.credentials.map(nameOf);
		expect(wanted).toContain('marketingSmtp');
		expect(wanted.filter((name) => !names.has(name))).toEqual([]);
	});

	test('n8n reports no trouble with loading the package', () => {
		const log = readFileSync(host.logFile, 'utf8');
		expect(
			log.split('\n').filter((line) => /Error loading package|Could not load/.test(line)),
		).toEqual([]);
	});
});

describe('the same steps on Alpine Linux', () => {
	test('leave no file that needs GNU libc', async () => {
		const { node, tarball } = await prepared();
		const folder = temporaryFolder('musl');
		const extraFlags = ['--libc=musl', '--cpu=x64', '--os=linux'];
		const installed = await installPackage(node, tarball, folder, { extraFlags });
		const files = filesBelow(installed);
		expect(files.some((file) => file.endsWith('.node.js'))).toBe(true);
		expect(files.filter(needsGlibc)).toEqual([]);
	});

	test('the check itself finds GNU libc in this very Node', () => {
		if (process.platform !== 'linux') return;
		expect(needsGlibc(process.execPath)).toBe(true);
	});
});
