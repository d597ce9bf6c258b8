// One real n8n per test file: a fresh user folder, our package installed as n8n's own installer would do it,
// the network closed except for this machine.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packCheckout } from '../../../scripts/host/checkout.mjs';
import { installN8n } from '../../../scripts/host/installN8n.mjs';
import { installPackage } from '../../../scripts/host/installPackage.mjs';
import { N8nClient, newPassword } from '../../../scripts/host/n8nClient.mjs';
import { startN8n } from '../../../scripts/host/n8nServer.mjs';
import { node24 } from '../../../scripts/host/node24.mjs';

const guard = new URL('./networkGuard.cjs', import.meta.url).pathname;
export const OWNER = { email: 'owner@example.com', password: newPassword() };

export interface TestHost {
	readonly url: string;
	readonly pid: number;
	readonly client: N8nClient;
	/** A folder of this test alone; n8n's own folder is .n8n below it. */
	readonly folder: string;
	readonly logFile: string;
	/** Hosts outside this machine that n8n or our nodes asked for. */
	refusedHosts(): string[];
	stop(): Promise<void>;
}

const folders: string[] = [];
afterAll(() => {
	for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

/** A folder that is gone after the tests of this file. */
export function temporaryFolder(name: string): string {
	const folder = mkdtempSync(join(tmpdir(), `marketing-ai-${name}-`));
	folders.push(folder);
	return folder;
}

/** The package file of this checkout and the programs that run it. */
export async function prepared() {
	const node = await node24();
	const [n8n, pack] = await Promise.all([installN8n(node), packCheckout(node)]);
	return { node, n8n, tarball: pack.file };
}

export async function startHost(name: string, env: Record<string, string> = {}): Promise<TestHost> {
	const { node, n8n, tarball } = await prepared();
	const folder = temporaryFolder(name);
	const logFile = join(folder, 'n8n.log');
	const refused = join(folder, 'refused-hosts.txt');
	await installPackage(node, tarball, folder, { logFile: join(folder, 'install.log') });
	const server = await startN8n({
		node,
		n8n,
		userFolder: folder,
		logFile,
		env: { NODE_OPTIONS: `--require=${guard}`, MARKETING_AI_REFUSED_HOSTS: refused, ...env },
	});
	const client = new N8nClient(server.url);
	await client.signIn(OWNER);
	return {
		url: server.url,
		pid: server.pid,
		client,
		folder,
		logFile,
		refusedHosts: () =>
			existsSync(refused) ? [...new Set(readFileSync(refused, 'utf8').trim().split('\n'))] : [],
		stop: async () => await server.stop(),
	};
}
