import { afterEach, describe, expect, it } from '@jest/globals';
import type { ICredentialTestFunctions, ICredentialsDecrypted } from 'n8n-workflow';
import { SendCampaign } from '../../nodes/SendCampaign/SendCampaign.node';
import { browserOrNull, browserProcesses, readPng } from '../support/browser';
import { sendNode, smtpCredential } from '../support/sendNode';

describe('Send Campaign: Preview', () => {
	const node = sendNode();

	it('renders messages as items and HTML files, without a mail server', async () => {
		const { sent, notSent, summary, previews, files } = await node.run({
			operation: 'preview',
			previews: 1,
			postalAddress: 'Garden Shop, 1 Main Street',
			unsubscribeUrl: 'https://shop.example/u?e={{ email }}',
		});
		expect([sent.length, notSent.length, summary['mode']]).toEqual([0, 4, 'dryRun']);
		expect(summary['warnings']).toEqual([]);
		expect(previews).toMatchObject([
			{
				json: { recipient: 'ada@mail.example', subject: 'Picked for you' },
				pairedItem: { item: 0 },
			},
		]);
		const html = files.get('preview-1.html')?.toString() ?? '';
		for (const part of [
			'Hello Ada',
			'Tea &amp; Cake',
			'href="https://shop.example/u?e=ada%40mail.example"',
			'Garden Shop, 1 Main Street',
			'prefers-color-scheme: dark',
		]) {
			expect(html).toContain(part);
		}
	});

	it('names the field that a template cannot fill, with the number of people', async () => {
		const { summary } = await node.run({ operation: 'preview', subject: 'Hi {{ first_name }}' });
		expect(summary['missingFields']).toEqual([{ field: 'first_name', rows: 1 }]);
		expect(summary['counts']).toMatchObject({ wouldSend: 1, incomplete: 1 });
	});

	it('says where a template is wrong', async () => {
		const running = node.run({ operation: 'preview', html: '<p>\n{{#if x}}' });
		await expect(running).rejects.toMatchObject({
			message: 'HTML: Template line 2: {{#if}} has no {{/if}}.',
		});
	});
});

describe('Send Campaign: pictures of previews', () => {
	const node = sendNode();
	const PICTURES = { operation: 'preview', previews: 1, pictures: true };
	const variable = process.env['MARKETING_AI_BROWSER'];
	afterEach(() => {
		if (variable === undefined) delete process.env['MARKETING_AI_BROWSER'];
		else process.env['MARKETING_AI_BROWSER'] = variable;
	});

	(browserOrNull() === null ? it.skip : it)(
		'are files beside the HTML, one for each width and color scheme',
		async () => {
			const { previews, files } = await node.run({ ...PICTURES, postalAddress: '1 Main St' });
			expect(Object.keys(previews[0]?.binary ?? {})).toEqual([
				...['data', 'png_360_light', 'png_360_dark', 'png_800_light', 'png_800_dark'],
			]);
			expect(previews[0]?.json['pictures']).toMatchObject([
				{ file: 'png_360_light', width: 360, scheme: 'light', isCut: false },
				{ file: 'png_360_dark', width: 360, scheme: 'dark' },
				{ file: 'png_800_light', width: 800 },
				{ file: 'png_800_dark', width: 800 },
			]);
			const read = (name: string) => readPng(files.get(`preview-1-${name}.png`) ?? Buffer.alloc(0));
			const corner = (name: string) => read(name).colourAt(0, 0);
			expect([read('360-light').width, corner('360-light')]).toEqual([360, [242, 244, 247]]);
			expect([read('800-dark').width, corner('800-dark')]).not.toEqual([800, [242, 244, 247]]);
			expect(browserProcesses()).toEqual([]);
		},
		60_000,
	);

	it('are refused before any work where there is no browser, and not wanted on a fresh node', async () => {
		process.env['MARKETING_AI_BROWSER'] = '/no/such/browser';
		await expect(node.run(PICTURES)).rejects.toMatchObject({
			message: 'MARKETING_AI_BROWSER leads to no program that can be started.',
			description: expect.stringContaining('turn the pictures off'),
		});
		const { previews } = await node.run({ operation: 'preview', previews: 1 });
		expect(Object.keys(previews[0]?.binary ?? {})).toEqual(['data']);
	});

	it.each([
		['too many messages', { previews: 26 }, 'at most 25 messages'],
		['no width', { pictureWidths: [] }, 'no width'],
		['a width beyond all screens', { pictureWidths: [100_000] }, 'Widths must be 240 to 1600'],
		['no color scheme', { pictureSchemes: [] }, 'no color scheme'],
	])('are refused for %s', async (_, parameters, message) => {
		await expect(node.run({ ...PICTURES, ...parameters })).rejects.toThrow(message);
	});
});

describe('Send Campaign: credential test', () => {
	const node = sendNode();
	const test = async (data: ReturnType<typeof smtpCredential>) => {
		const credential = { id: '1', name: 'x', type: 'marketingSmtp', data } as ICredentialsDecrypted;
		const { testSmtp } = new SendCampaign().methods.credentialTest;
		return await testSmtp.call({} as ICredentialTestFunctions, credential);
	};

	it('succeeds where the server takes the login, sending nothing', async () => {
		const sink = await node.sink({ login: ['user', 'right'] });
		const data = { ...smtpCredential(sink.port), user: 'user', password: 'right' };
		expect(await test(data)).toMatchObject({ status: 'OK' });
		expect(sink.arrived).toHaveLength(0);
	});

	it('shows the answer of a server that refuses, and of one that is not there', async () => {
		const sink = await node.sink({ login: ['user', 'right'] });
		const data = { ...smtpCredential(sink.port), user: 'user', password: 'wrong' };
		expect(await test(data)).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('535'),
		});
		expect(await test({ ...smtpCredential(1) })).toMatchObject({ status: 'Error' });
		expect(await test({ ...smtpCredential(25), host: 'a b' })).toMatchObject({ status: 'Error' });
	});
});
