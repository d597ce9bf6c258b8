// Everything that `npm start` runs, brought up in order and taken down together.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveShop } from '../shop/serve.mjs';
import { writeShop } from '../shop/generate.mjs';
import { ownerAccount } from './account.mjs';
import { packCheckout, prepareCheckout, stateFolder } from './checkout.mjs';
import { installMaildev } from './installMaildev.mjs';
import { installN8n } from './installN8n.mjs';
import { installPackage } from './installPackage.mjs';
import { announce } from './instance.mjs';
import { startMailInbox } from './mailInbox.mjs';
import { N8nClient } from './n8nClient.mjs';
import { startN8n } from './n8nServer.mjs';
import { node24 } from './node24.mjs';
import { freePort } from './ports.mjs';
import { say, step } from './progress.mjs';
import { importTemplates, smtpAt } from './templates.mjs';

const PORTS = { n8n: 5678, shop: 5690, smtp: 1025, inbox: 1080 };
const userFolder = join(stateFolder, 'n8n');
const logFolder = join(stateFolder, 'logs');
const log = (name) => join(logFolder, `${name}.log`);

/** Our package into n8n's user folder, when it is not this very build that lies there. */
async function installOurs(node, pack) {
	const stamp = join(userFolder, 'package.txt');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === pack.fingerprint) return;
	await step('Installing the nodes into n8n', () =>
		installPackage(node, pack.file, userFolder, { logFile: log('install-package') }),
	);
	writeFileSync(stamp, pack.fingerprint);
}

/** Installs are independent of each other: n8n's takes longest, so they run side by side. */
async function installAll(node) {
	const checkout = async () => {
		await prepareCheckout(node);
		return await packCheckout(node);
	};
	const jobs = [checkout(), installN8n(node), installMaildev(node)];
	const [pack, n8n, mailScript] = await Promise.all(jobs);
	await installOurs(node, pack);
	return { n8n, mailScript };
}

async function startServer(node, n8n) {
	const port = await freePort(PORTS.n8n);
	if (port !== PORTS.n8n) say(`Port ${PORTS.n8n} is in use; n8n takes ${port}`);
	return await step('Starting n8n (15 to 40 s)', () =>
		startN8n({ node, n8n, userFolder, port, logFile: log('n8n') }),
	);
}

async function openShop() {
	const folder = join(stateFolder, 'shop');
	const rows = writeShop(folder);
	say(
		`Sample shop: ${Object.entries(rows)
			.map(([name, count]) => `${count} rows in ${name}`)
			.join(', ')}`,
	);
	return await serveShop(folder, await freePort(PORTS.shop));
}

async function furnish(client, owner, { shop, inbox }) {
	await client.signIn(owner);
	const smtpCredential = await client.saveCredential({
		name: 'Sample inbox (SMTP)',
		type: 'marketingSmtp',
		data: smtpAt(inbox.smtpPort),
	});
	return await importTemplates(
		client,
		{ shopUrl: shop.url, smtpCredential },
		join(stateFolder, 'templates.json'),
	);
}

/**
 * Installs what is missing and starts the shop, the inbox and n8n.
 * @returns { n8n, inbox, shop, client, owner, templates, logFolder, someEnded, stop() }
 */
export async function startEverything() {
	mkdirSync(userFolder, { recursive: true });
	const node = await node24();
	const { n8n: host, mailScript } = await installAll(node);
	const running = [];
	const stop = async () => void (await Promise.all(running.map((part) => part.stop())));
	const up = (part) => {
		running.push(part);
		return part;
	};
	try {
		const shop = up(await openShop());
		const inbox = up(
			await startMailInbox({
				node,
				script: mailScript,
				smtpPort: PORTS.smtp,
				webPort: PORTS.inbox,
				logFile: log('inbox'),
			}),
		);
		const n8n = up(await startServer(node, host));
		announce(n8n.url);
		const client = new N8nClient(n8n.url);
		const owner = ownerAccount(stateFolder);
		const templates = await furnish(client, owner, { shop, inbox });
		const someEnded = Promise.race([
			n8n.ended.then(() => 'n8n'),
			inbox.ended.then(() => 'The inbox'),
		]);
		return { n8n, inbox, shop, client, owner, templates, logFolder, someEnded, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
