// Brings the templates of workflows/ into a running n8n: with this installation's addresses and credentials.
// A template that the user changed is never overwritten; a newer one then comes in beside it.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './checkout.mjs';

/** The address that the templates carry for the sample shop. */
export const TEMPLATE_SHOP_URL = 'http://127.0.0.1:5690';
export const MAIL_NODE = 'n8n-nodes-marketing-ai.sendCampaign';

const hashOf = (value) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Every template: { file, workflow }. */
export function readTemplates(folder = join(root, 'workflows')) {
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((name) => name.endsWith('.json'))
		.sort()
		.map((file) => ({ file, workflow: JSON.parse(readFileSync(join(folder, file), 'utf8')) }));
}

/** Data of the credential "Marketing SMTP" for a mail sink on this machine. */
export const smtpAt = (port) => ({
	host: '127.0.0.1',
	port,
	security: 'none',
	user: '',
	password: '',
	ignoreTlsErrors: false,
});

/** Every mail ends in an inbox on this machine, so the node may really send, also when run by hand. */
const sending = (node, smtpCredential) => ({
	...node,
	parameters: { ...node.parameters, dryRun: false, allowManual: true },
	credentials: { ...node.credentials, marketingSmtp: smtpCredential },
});

/**
 * The template with real addresses and a mail server that keeps everything on this machine.
 * @param {any} workflow
 * @param {{ shopUrl: string, smtpCredential: { id: string, name: string } }} addresses
 */
export function localise(workflow, { shopUrl, smtpCredential }) {
	const text = JSON.stringify(workflow).replaceAll(TEMPLATE_SHOP_URL, shopUrl);
	const { name, nodes, connections, settings, id } = JSON.parse(text);
	const own = nodes.map((node) => (node.type === MAIL_NODE ? sending(node, smtpCredential) : node));
	return { id, name, nodes: own, connections, settings };
}

async function bringIn(client, wanted, known) {
	const hash = hashOf(wanted);
	const stored = known && (await client.workflow(known.id));
	if (stored && known.hash === hash) return known;
	const untouched = stored && stored.versionId === known.versionId;
	const { id, ...content } = wanted;
	if (untouched) {
		const { versionId } = await client.updateWorkflow(known.id, content);
		return { id: known.id, versionId, hash };
	}
	const free = !stored && !(await client.workflow(id));
	const created = await client.createWorkflow(free ? wanted : content);
	return { id: created.id, versionId: created.versionId, hash };
}

/** @returns the ids in n8n, by template file name */
export async function importTemplates(client, addresses, recordFile) {
	const record = existsSync(recordFile) ? JSON.parse(readFileSync(recordFile, 'utf8')) : {};
	const ids = {};
	for (const { file, workflow } of readTemplates()) {
		record[file] = await bringIn(client, localise(workflow, addresses), record[file]);
		ids[file] = record[file].id;
	}
	writeFileSync(recordFile, JSON.stringify(record));
	return ids;
}
