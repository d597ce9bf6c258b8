// A real n8n with our package in it, for benches that measure whole workflows.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { packCheckout } from '../../scripts/host/checkout.mjs';
import { installN8n } from '../../scripts/host/installN8n.mjs';
import { installPackage } from '../../scripts/host/installPackage.mjs';
import { N8nClient, newPassword } from '../../scripts/host/n8nClient.mjs';
import { startN8n } from '../../scripts/host/n8nServer.mjs';
import { node24 } from '../../scripts/host/node24.mjs';
import { serveShop } from '../../scripts/shop/serve.mjs';

const PRELOAD = fileURLToPath(new URL('loopDelay.cjs', import.meta.url));

async function untilWritten(file) {
	for (let i = 0; i < 100 && !existsSync(file); i++) await sleep(50);
	const text = readFileSync(file, 'utf8');
	rmSync(file);
	return JSON.parse(text);
}

/** Serves a folder of files over HTTP and starts n8n, with `settings` in its environment. `stop()` ends both and removes n8n's folder. */
export async function startHost(settings = {}) {
	const node = await node24();
	const [n8n, pack] = await Promise.all([installN8n(node), packCheckout(node)]);
	const folder = mkdtempSync(join(tmpdir(), 'marketing-ai-bench-'));
	const delayFile = join(folder, 'loop-delay.json');
	await installPackage(node, pack.file, folder, { logFile: join(folder, 'install.log') });
	const env = { NODE_OPTIONS: `--require=${PRELOAD}`, BENCH_LOOP_DELAY: delayFile, ...settings };
	const logFile = join(folder, 'n8n.log');
	const server = await startN8n({ node, n8n, userFolder: folder, logFile, env });
	const files = await serveShop(folder, 0);
	const client = new N8nClient(server.url);
	await client.signIn({ email: 'owner@example.com', password: newPassword() });
	return {
		folder,
		client,
		url: server.url,
		filesUrl: files.url,
		/** Event-loop delay of n8n's main thread while `work` runs, and its seconds. */
		async loopDelay(work) {
			const begin = performance.now();
			process.kill(server.pid, 'SIGUSR2');
			await work();
			const seconds = (performance.now() - begin) / 1000;
			process.kill(server.pid, 'SIGUSR2');
			return { ...(await untilWritten(delayFile)), seconds };
		},
		async stop() {
			await server.stop();
			await files.stop();
			rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
		},
	};
}
