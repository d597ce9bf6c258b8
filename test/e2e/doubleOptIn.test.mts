// A person's whole way in a real n8n: asked to confirm, confirmed by a click, mailed, erased, and still suppressed when an old list comes back.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startHost, type TestHost } from './support/host.mts';
import { startSmtpSink, type SmtpSink } from './support/smtpSink.mts';
import { localise, readTemplates, smtpAt } from '../../scripts/host/templates.mjs';
import { next, node } from '../../scripts/host/workflowNodes.mjs';

const ADA = 'ada.quux@mail.example';
const BOB = 'bob.quux@mail.example';
// Executions keep what went through the nodes; the store is what is looked at here.
const settings = { executionOrder: 'v1', saveDataSuccessExecution: 'all' };

let host: TestHost;
let sink: SmtpSink;
let linkBase: string;
let smtp: { id: string; name: string };

/** Manual Trigger → one item each person → Send Campaign with this operation; the json of its outputs. */
async function run(parameters: object, people = [ADA, BOB]): Promise<Record<string, unknown>[][]> {
	const own = { consentRule: 'off', topic: 'news', allowManual: true, dryRun: false, linkBase };
	const from = { fromName: 'Garden Shop', fromAddress: 'news@shop.example' };
	const type = 'n8n-nodes-marketing-ai.sendCampaign';
	const credentials = { credentials: { marketingSmtp: smtp } };
	const send = node('Send', type, { ...own, ...from, ...parameters }, credentials);
	const items = people.map((email) => ({ json: { email } }));
	const list = node('People', 'n8n-nodes-base.code', { jsCode: `return ${JSON.stringify(items)}` });
	const { id } = await host.client.createWorkflow({
		...{
			name: 'Way',
			settings,
			nodes: [node('Go', 'n8n-nodes-base.manualTrigger', {}), list, send],
		},
		connections: { Go: next('People'), People: next('Send') },
	});
	const execution = await host.client.run(id, 'Go');
	if (execution.error) throw new Error(JSON.stringify(execution.error));
	const outputs: ({ json: Record<string, unknown> }[] | null)[] =
		execution.runData.Send[0].data.main;
	return outputs.map((output) => (output ?? []).map(({ json }) => json));
}

const campaign = (name: string) =>
	run({ operation: 'send', campaign: name, options: { topic: 'news' } });
const reached = (output: Record<string, unknown>[] = []) => output.map(({ email }) => email);

/** Files of the store in which the bytes of this text stand. */
function filesWith(text: string): string[] {
	const folder = join(host.folder, '.n8n', 'marketing-ai');
	return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(text));
}

beforeAll(async () => {
	sink = await startSmtpSink();
	host = await startHost('doubleOptIn');
	linkBase = `${host.url}/webhook/campaign`;
	const data = smtpAt(sink.port);
	smtp = await host.client.saveCredential({ name: 'Inbox', type: 'marketingSmtp', data });
	const trigger = node('Links', 'n8n-nodes-marketing-ai.campaignTrigger', {
		...{ senderName: 'Garden Shop', path: 'campaign' },
	});
	const { id, versionId } = await host.client.createWorkflow({
		...{ name: 'Links', settings, nodes: [trigger, node('After', 'n8n-nodes-base.noOp', {})] },
		connections: { Links: next('After') },
	});
	await host.client.activate(id, versionId);
});
afterAll(async () => {
	await host?.stop();
	await sink?.stop();
});

test('only who confirmed is mailed, and who was erased is gone and stays suppressed', async () => {
	const [asked] = await run({ operation: 'ask', source: 'web form' });
	expect(reached(asked)).toEqual([ADA, BOB]);
	const [, askedAgain] = await run({ operation: 'ask' });
	expect(askedAgain?.map(({ sendStatus }) => sendStatus)).toEqual(['alreadySent', 'alreadySent']);
	const [, early] = await campaign('too-early');
	expect(early?.map(({ sendReason }) => sendReason)).toEqual([
		...['asked to confirm, and has not yet', 'asked to confirm, and has not yet'],
	]);

	const mail = (await sink.mails()).find(({ recipient }) => recipient === ADA);
	const [, link = ''] = /href="([^"]+\?t=[^"]+)"/.exec(String(mail?.html)) ?? [];
	const page = await fetch(link);
	expect([page.status, (await page.text()).includes('Garden Shop')]).toEqual([200, true]);
	expect(reached((await campaign('looked-only'))[0])).toEqual([]);
	const body = new URLSearchParams({ action: 'confirm' });
	expect((await fetch(link, { method: 'POST', body })).status).toBe(200);
	expect(reached((await campaign('spring'))[0])).toEqual([ADA]);

	expect(filesWith(ADA)).not.toEqual([]);
	const [erased, , report] = await run({ operation: 'erase' }, [ADA]);
	expect(erased).toMatchObject([{ recipient: ADA, status: 'erased' }]);
	expect(report?.[0]).toMatchObject({ erased: { ledger: 2, consents: 1 }, models: [] });
	expect(filesWith(ADA)).toEqual([]);
	await fetch(link, { method: 'POST', body });
	await run({ operation: 'suppress', reason: 'an old list' }, [ADA]);
	expect(filesWith(ADA)).toEqual([]);

	const [sent, notSent] = await campaign('summer');
	expect(reached(sent)).toEqual([]);
	expect(notSent?.[0]).toMatchObject({ email: ADA, sendStatus: 'suppressed' });
	const recipients = (await sink.mails()).map(({ recipient }) => recipient);
	expect(recipients.sort()).toEqual([ADA, ADA, BOB]);
});

/** The mail with this subject, once it has come. */
async function mailTo(recipient: string, subject: string) {
	for (let looks = 0; looks < 150; looks++) {
		const mails = await sink.mails();
		const found = mails.find((m) => m.recipient === recipient && m.subject === subject);
		if (found) return found;
		await sleep(100);
	}
	throw new Error(`no mail "${subject}" to ${recipient}`);
}

test('the template takes a sign-up from a website, asks, and welcomes who confirms, once', async () => {
	const template = readTemplates().find(({ file }) => file === 'double-opt-in.json')?.workflow;
	const local = localise(template, { shopUrl: 'http://unused', smtpCredential: smtp });
	const placeholder = 'https://n8n.shop.example/webhook/newsletter';
	const text = JSON.stringify(local).replaceAll(placeholder, `${host.url}/webhook/newsletter`);
	const { id, versionId } = await host.client.createWorkflow(JSON.parse(text));
	await host.client.activate(id, versionId);

	const cleo = 'cleo.quux@mail.example';
	const form = { email: ` ${cleo} `, first_name: 'Cleo', language: 'de' };
	const signUp = async () =>
		await fetch(`${host.url}/webhook/newsletter-sign-up`, {
			...{ method: 'POST', body: new URLSearchParams(form) },
			headers: { origin: 'https://shop.example' },
		});
	let answer = await signUp();
	// n8n says that a workflow is active before its webhooks are there.
	for (let looks = 0; looks < 50 && !answer.ok; looks++) {
		await sleep(200);
		answer = await signUp();
	}
	expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('Thank you')]);
	const asked = await mailTo(cleo, 'Bitte bestätigen: Garden Shop');
	await signUp();
	const [, link = ''] = /href="([^"]+\?t=[^"]+)"/.exec(String(asked.html)) ?? [];
	const body = new URLSearchParams({ action: 'confirm' });
	expect((await fetch(link, { method: 'POST', body })).status).toBe(200);
	const welcome = await mailTo(cleo, 'Welcome to Garden Shop');
	expect(welcome.html).toContain('Thank you for confirming your address.');
	expect((await fetch(link, { method: 'POST', body })).status).toBe(200);
	await sleep(1_000);
	expect((await sink.mails()).filter(({ recipient }) => recipient === cleo)).toHaveLength(2);
});
