// One n8n for each worker of jest, lent to its test files one after the other (an n8n takes half a minute of processor time to start):
// a fresh user folder, our package installed as n8n's own installer would do it, the network closed except for this machine.
// jest's globalSetup: the desk lives in jest's main process, started n8ns with it, and the files ask it over HTTP.
import { appendFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { json } from 'node:stream/consumers';
import { packCheckout } from '../../../scripts/host/checkout.mjs';
import { installN8n } from '../../../scripts/host/installN8n.mjs';
import { installPackage } from '../../../scripts/host/installPackage.mjs';
import { newPassword } from '../../../scripts/host/n8nClient.mjs';
import { startN8n } from '../../../scripts/host/n8nServer.mjs';
import { node24 } from '../../../scripts/host/node24.mjs';

const guard = new URL('./networkGuard.cjs', import.meta.url).pathname;
const owner = { email: 'owner@example.com', password: newPassword() };
/** Jest worker → { settings, host } that it has. */
const hosts = new Map();

async function startHost(env) {
	const node = await node24();
	const [n8n, { file }] = await Promise.all([installN8n(node), packCheckout(node)]);
	const folder = mkdtempSync(join(tmpdir(), 'marketing-ai-host-'));
	const logFile = join(folder, 'n8n.log');
	const refusedFile = join(folder, 'refused-hosts.txt');
	await installPackage(node, file, folder, { logFile: join(folder, 'install.log') });
	const own = { NODE_OPTIONS: `--require=${guard}`, MARKETING_AI_REFUSED_HOSTS: refusedFile };
	const server = await startN8n({
		node,
		n8n,
		userFolder: folder,
		logFile,
		env: { ...own, ...env },
	});
	const { url, pid } = server;
	const host = { server, alive: true, facts: { url, pid, folder, logFile, refusedFile, owner } };
	void server.ended.then(() => (host.alive = false));
	return host;
}

async function stopHost({ server, facts }) {
	await server.stop();
	rmSync(facts.folder, { recursive: true, force: true, maxRetries: 3 });
}

/** The n8n of this worker, started when it has none with these settings, or when the last one has died. */
async function lend({ worker, name, env }) {
	const settings = JSON.stringify(env);
	const known = hosts.get(worker);
	const fits = known?.host.alive && known.settings === settings;
	if (known && !fits) {
		hosts.delete(worker);
		await stopHost(known.host);
	}
	if (!fits) hosts.set(worker, { settings, host: await startHost(env) });
	const { facts } = hosts.get(worker).host;
	appendFileSync(facts.logFile, `\n== ${name}\n`);
	return facts;
}

/** The next file finds an empty store. Its keys stay: programs that have it open hold them in memory. */
function takeBack({ worker }) {
	const file = join(hosts.get(worker).host.facts.folder, '.n8n', 'marketing-ai', 'store.sqlite');
	if (!existsSync(file)) return {};
	const store = new DatabaseSync(file, { enableForeignKeyConstraints: false, timeout: 30_000 });
	try {
		const tables = store.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
		const filled = tables.filter(({ name }) => !/secrets|schema_version|^sqlite_/.test(name));
		store.exec(
			['BEGIN IMMEDIATE', ...filled.map(({ name }) => `DELETE FROM ${name}`), 'COMMIT'].join(';'),
		);
	} finally {
		store.close();
	}
	return {};
}

async function answer(request, response) {
	try {
		const question = await json(request);
		const found = request.url === '/lend' ? await lend(question) : takeBack(question);
		response.end(JSON.stringify(found));
	} catch (error) {
		response.writeHead(500).end(String(error.stack));
	}
}

/** Opens the desk; MARKETING_AI_HOST_DESK tells the workers where it is. */
export default async function openDesk() {
	const desk = createServer((request, response) => void answer(request, response));
	desk.requestTimeout = 0;
	await new Promise((resolve) => desk.listen(0, '127.0.0.1', resolve));
	process.env.MARKETING_AI_HOST_DESK = `http://127.0.0.1:${desk.address().port}`;
	globalThis.closeHostDesk = async () => {
		desk.close();
		await Promise.all([...hosts.values()].map(({ host }) => stopHost(host)));
	};
}
