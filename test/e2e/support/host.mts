// A real n8n for a test file: lent by the desk (hostDesk.mjs), without workflows and with an empty store.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packCheckout } from '../../../scripts/host/checkout.mjs';
import { installN8n } from '../../../scripts/host/installN8n.mjs';
import { N8nClient } from '../../../scripts/host/n8nClient.mjs';
import { node24 } from '../../../scripts/host/node24.mjs';

interface Lent {
	readonly url: string;
	readonly pid: number;
	readonly folder: string;
	readonly logFile: string;
	readonly refusedFile: string;
	readonly owner: { readonly email: string; readonly password: string };
}

export interface TestHost {
	readonly url: string;
	readonly pid: number;
	readonly client: N8nClient;
	readonly owner: Lent['owner'];
	/** N8N_USER_FOLDER; n8n's own folder is .n8n below it. */
	readonly folder: string;
	readonly logFile: string;
	/** Hosts outside this machine that n8n or our nodes have asked for since the file has it. */
	refusedHosts(): string[];
	/** Gives it back: every workflow is deleted, the store emptied. */
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

async function ask<Answer>(path: string, question: object): Promise<Answer> {
	const worker = process.env['JEST_WORKER_ID'];
	const response = await fetch(`${process.env['MARKETING_AI_HOST_DESK']}${path}`, {
		...{ method: 'POST', body: JSON.stringify({ worker, ...question }) },
		// A file may compute for longer than the desk keeps a connection open; a request on one that it has closed would be lost.
		headers: { connection: 'close' },
	});
	if (!response.ok) throw new Error(await response.text());
	return (await response.json()) as Answer;
}

const linesOf = (file: string): string[] =>
	existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];

/** The n8n of this worker of jest, signed in. `name`: of the borrower, for n8n's log; `env`: settings that n8n runs with. */
export async function startHost(name: string, env: Record<string, string> = {}): Promise<TestHost> {
	const lent = await ask<Lent>('/lend', { name, env });
	const client = new N8nClient(lent.url);
	await client.signIn(lent.owner);
	const earlier = linesOf(lent.refusedFile).length;
	return {
		...lent,
		client,
		refusedHosts: () => [...new Set(linesOf(lent.refusedFile).slice(earlier))],
		stop: async () => {
			await client.deleteWorkflows();
			await ask('/back', {});
		},
	};
}
