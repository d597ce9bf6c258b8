// Links of a campaign in a real n8n: a mail provider's one-click request (RFC 8058), a person in a browser, and strangers.
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium as playwright } from 'playwright-core';
import { chromium } from './support/browser.mts';
import { startHost, type TestHost } from './support/host.mts';
import { startSmtpSink, type SmtpSink } from './support/smtpSink.mts';
import { smtpAt } from '../../scripts/host/templates.mjs';
import { next, node } from '../../scripts/host/workflowNodes.mjs';

const PEOPLE = ['ada', 'bob', 'cleo'].map((name) => ({ email: `${name}@mail.example`, name }));
const [ADA = '', BOB = '', CLEO = ''] = PEOPLE.map(({ email }) => email);
const settings = { executionOrder: 'v1', saveDataSuccessExecution: 'all' };

let host: TestHost;
let sink: SmtpSink;
let linkBase: string;
let listening: string;

/** Manual Trigger → one item each person → Send Campaign. */
async function sendTo(campaign: string) {
	const smtp = await host.client.saveCredential({
		...{ name: 'Inbox', type: 'marketingSmtp', data: smtpAt(sink.port) },
	});
	const send = node(
		'Send',
		'n8n-nodes-marketing-ai.sendCampaign',
		{
			...{ operation: 'send', campaign, fromAddress: 'news@shop.example', linkBase },
			...{ consentRule: 'off', dryRun: false, allowManual: true },
		},
		{ credentials: { marketingSmtp: smtp } },
	);
	const people = node('People', 'n8n-nodes-base.code', {
		jsCode: `return ${JSON.stringify(PEOPLE.map((json) => ({ json })))}`,
	});
	const { id } = await host.client.createWorkflow({
		...{
			name: campaign,
			settings,
			nodes: [node('Go', 'n8n-nodes-base.manualTrigger', {}), people, send],
		},
		connections: { Go: next('People'), People: next('Send') },
	});
	const execution = await host.client.run(id, 'Go');
	if (execution.error) throw new Error(JSON.stringify(execution.error));
	const [sent, notSent] = execution.runData.Send[0].data.main;
	const names = (items: { json: { recipient: string } }[]) =>
		items.map(({ json }) => json.recipient);
	return { sent: names(sent).sort(), notSent: names(notSent).sort() };
}

/** The address in the header List-Unsubscribe of the last mail to somebody. */
async function linkOf(recipient: string): Promise<string> {
	const mail = (await sink.mails()).findLast((one) => one.recipient === recipient);
	const header = mail?.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line ?? '';
	const [, link] = /<(http[^>]+)>/.exec(header.replace(/\r?\n[ \t]+/g, '')) ?? [];
	if (!link) throw new Error(`No link for ${recipient} in: ${header}`);
	return link;
}

/** As a mail provider does it: no cookies, no redirects. */
const oneClick = async (url: string, init: RequestInit = {}) =>
	await fetch(url, {
		...{ method: 'POST', redirect: 'manual', body: 'List-Unsubscribe=One-Click' },
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		...init,
	});

/**
 * What arrived in the workflow behind the trigger, the oldest first. The page is answered before n8n has written the execution
 * down: so many are waited for.
 */
async function heard(atLeast: number): Promise<Record<string, string>[]> {
	let executions = await host.client.executionsOf(listening);
	for (let looks = 0; looks < 100 && executions.length < atLeast; looks++) {
		await sleep(100);
		executions = await host.client.executionsOf(listening);
	}
	const items = executions.map(async ({ id }) => {
		const { runData } = await host.client.untilEnded(id);
		return runData.After[0].data.main[0][0].json;
	});
	return (await Promise.all(items)).reverse();
}

beforeAll(async () => {
	sink = await startSmtpSink();
	host = await startHost('unsubscribe');
	linkBase = `${host.url}/webhook/campaign`;
	const trigger = node('Links', 'n8n-nodes-marketing-ai.campaignTrigger', {
		...{ senderName: 'Garden Shop', path: 'campaign' },
		topics: {
			topic: [
				{ name: 'offers', label: 'Offers' },
				{ name: 'tips', label: 'Tips' },
			],
		},
	});
	const { id, versionId } = await host.client.createWorkflow({
		...{ name: 'Links', settings, nodes: [trigger, node('After', 'n8n-nodes-base.noOp', {})] },
		connections: { Links: next('After') },
	});
	listening = id;
	await host.client.activate(id, versionId);
});
afterAll(async () => {
	await host?.stop();
	await sink?.stop();
});

test('one click unsubscribes its own person, once and for all campaigns, and strangers change nothing', async () => {
	expect(await sendTo('first')).toEqual({ sent: [ADA, BOB, CLEO], notSent: [] });
	const [ada, bob] = [await linkOf(ADA), await linkOf(BOB)];

	const page = await fetch(ada, { headers: { 'accept-language': 'de' } });
	expect([page.status, page.headers.get('content-type')]).toEqual([
		200,
		'text/html; charset=utf-8',
	]);
	expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
	expect(page.headers.get('set-cookie')).toBeNull();
	expect(await page.text()).toContain('<html lang="de"');
	await fetch(bob, { method: 'HEAD' });
	const half = Math.floor(ada.length / 2) + 10;
	for (const forged of [`${linkBase}?t=forged`, linkBase, ada.slice(0, half) + bob.slice(half)]) {
		expect((await oneClick(forged)).status).toBe(404);
	}
	for (const body of ['{"broken', 'x'.repeat(100_000)]) {
		const odd = await oneClick(bob, { body, headers: { 'content-type': 'application/json' } });
		expect(odd.status).toBeGreaterThanOrEqual(400);
		expect(odd.status).toBeLessThan(500);
	}
	expect(await heard(0)).toEqual([]);

	for (let i = 0; i < 3; i++) expect((await oneClick(ada)).status).toBe(200);
	expect(await heard(1)).toMatchObject([
		{ event: 'unsubscribe', recipient: ADA, campaign: 'first' },
	]);
	expect(await sendTo('second')).toEqual({ sent: [BOB, CLEO], notSent: [ADA] });

	const form = new FormData();
	form.set('List-Unsubscribe', 'One-Click');
	const multipart = await fetch(await linkOf(CLEO), { method: 'POST', body: form });
	expect(multipart.status).toBe(200);
	expect((await heard(2)).map(({ recipient }) => recipient)).toEqual([ADA, CLEO]);
});

const browser = chromium();
if (!browser) console.warn('SKIPPED: there is no Chromium for the pages.');
(browser ? test : test.skip)('a person does the same with the buttons of the pages', async () => {
	const mail = (await sink.mails()).findLast(({ recipient }) => recipient === BOB);
	const links = [...String(mail?.html).matchAll(/href="([^"]+\?t=[^"]+)"/g)].map(
		([, link]) => link ?? '',
	);
	const [leave = '', choose = ''] = links;
	const program = await playwright.launch({
		...{
			executablePath: browser ?? '',
			args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
		},
	});
	try {
		const page = await program.newPage();
		const complaints: string[] = [];
		page.on('console', (message) => complaints.push(message.text()));
		await page.goto(choose);
		await page.getByLabel('Tips').uncheck();
		await page.getByRole('button', { name: 'Save' }).click();
		await page.getByRole('heading', { name: 'Saved' }).waitFor();
		await page.goto(choose);
		expect(await page.getByLabel('Tips').isChecked()).toBe(false);
		expect(await page.getByLabel('Offers').isChecked()).toBe(true);
		await page.goto(leave);
		await page.getByRole('button', { name: 'Unsubscribe' }).click();
		await page.getByRole('heading', { name: 'You are unsubscribed' }).waitFor();
		expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([]);
	} finally {
		await program.close();
	}
	expect((await heard(4)).slice(2)).toMatchObject([
		{ event: 'preferences', recipient: BOB, detail: 'tips' },
		{ event: 'unsubscribe', recipient: BOB },
	]);
});
