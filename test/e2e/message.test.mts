// A message of blocks in a real n8n, signed; and a template that is a bomb, while n8n has to answer others.
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { smtpAt } from '../../scripts/host/templates.mjs';
import { MANUAL_TRIGGER } from '../../scripts/host/mainWorkflow.mjs';
import { signedHeaders, testKey, verdictsOn } from '../support/dkim.ts';
import { chromium } from './support/browser.mts';
import { startHost, type TestHost } from './support/host.mts';
import { probe } from './support/probe.mts';
import { startSmtpSink, type SmtpSink } from './support/smtpSink.mts';
import { next, versionedNode as node } from '../../scripts/host/workflowNodes.mjs';

const KEY = testKey('rsa');
const PERSON = {
	...{ email: 'ada@mail.example', first_name: 'Ada', consent: 'yes' },
	recommendations: [{ name: 'Tea & Cake', price: 4.5, url: 'https://shop.example/p/1' }],
	list: Array.from({ length: 500 }, (_, i) => i),
};

let host: TestHost;
let sink: SmtpSink;
let marketingSmtp: { id: string; name: string };

beforeAll(async () => {
	[host, sink] = await Promise.all([startHost('message'), startSmtpSink()]);
	const dkim = { dkim: true, dkimDomain: 'shop.example', dkimSelector: 's1' };
	const data = { ...smtpAt(sink.port), ...dkim, dkimPrivateKey: KEY.privateKey };
	marketingSmtp = await host.client.saveCredential({ name: 'Sink', type: 'marketingSmtp', data });
});
afterAll(async () => {
	await Promise.all([host?.stop(), sink?.stop()]);
});

/** Manual Trigger → one person → Send Campaign. */
async function run(campaign: string, parameters: object) {
	const person = { jsCode: `return [{ json: ${JSON.stringify(PERSON)} }];` };
	const { id } = await host.client.createWorkflow({
		name: campaign,
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'all' },
		nodes: [
			node(MANUAL_TRIGGER, 'n8n-nodes-base.manualTrigger', 1, {}),
			node('Person', 'n8n-nodes-base.code', 2, person),
			node(
				'Send',
				'n8n-nodes-marketing-ai.sendCampaign',
				1,
				{
					...{ operation: 'send', campaign, fromName: 'Shop', fromAddress: 'news@shop.example' },
					...{ unsubscribeUrl: 'https://shop.example/u?e={{ email }}', postalAddress: '1 Main St' },
					...{ dryRun: false, allowManual: true },
					...parameters,
				},
				{ credentials: { marketingSmtp } },
			),
		],
		connections: { [MANUAL_TRIGGER]: next('Person'), Person: next('Send') },
	});
	return await host.client.run(id, MANUAL_TRIGGER);
}

test('a message of blocks arrives, signed over both unsubscribe headers', async () => {
	const { error } = await run('blocks', { content: 'blocks', subject: 'Hello {{ first_name }}' });
	expect(error).toBe(undefined);
	expect(sink.deliveries).toHaveLength(1);
	const raw = sink.deliveries[0]?.raw.toString('latin1') ?? '';
	const dns = { 's1._domainkey.shop.example': KEY.record };
	expect(await verdictsOn(raw, dns)).toEqual([
		{ result: 'pass', domain: 'shop.example', algorithm: 'rsa-sha256' },
	]);
	expect(signedHeaders(raw)).toEqual(
		expect.arrayContaining(['list-unsubscribe', 'list-unsubscribe-post', 'feedback-id']),
	);
	const [mail] = await sink.mails();
	expect(mail?.subject).toBe('Hello Ada');
	expect(mail?.html).toContain('Tea &amp; Cake');
	expect(mail?.text).toContain('Tea & Cake');
});

test('a Liquid template that would take for ever is refused while n8n answers others', async () => {
	const end = probe(`${host.url}/healthz`);
	const loops =
		'{% for a in list %}{% for b in list %}{% for c in list %}x{% endfor %}{% endfor %}';
	const { error } = await run('bomb', {
		...{ templateLanguage: 'liquid', subject: 'Hello', html: `<p>${loops}{% endfor %}</p>` },
	});
	const { times, failures } = await end();
	expect(error?.message).toContain('the template takes too long');
	expect(failures).toEqual([]);
	expect(times.length).toBeGreaterThan(10);
	const sorted = times.toSorted((a, b) => a - b);
	expect(sorted[Math.floor(0.99 * sorted.length)]).toBeLessThan(200);
	expect(sink.deliveries).toHaveLength(1); // of the test before
});

const browser = chromium();
if (!browser) console.warn('SKIPPED: there is no Chromium for the pictures.');
(browser ? test : test.skip)(
	'a preview has pictures of the message, in each width and scheme',
	async () => {
		const preview = { operation: 'preview', content: 'blocks', subject: 'Hello', pictures: true };
		const { error, runData } = await run('preview', { ...preview, previews: 1 });
		expect(error).toBe(undefined);
		const [, message] = runData.Send[0].data.main[2];
		expect(message.json.pictures).toMatchObject([
			...[360, 800].flatMap((width) => [
				{ file: `png_${width}_light`, width, isCut: false },
				{ file: `png_${width}_dark`, width, isCut: false },
			]),
		]);
		for (const { file } of message.json.pictures) {
			expect(message.binary[file]).toMatchObject({ mimeType: 'image/png', fileExtension: 'png' });
		}
		const left = readdirSync(tmpdir()).filter((name) => name.startsWith('marketing-ai-browser-'));
		expect(left.filter((name) => name.includes(`-${host.pid}-`))).toEqual([]);
		expect(host.refusedHosts().filter((name) => name.includes('shop.example'))).toEqual([]);
	},
);
