import { describe, expect, it } from '@jest/globals';
import type { ICredentialTestFunctions, ICredentialsDecrypted } from 'n8n-workflow';
import { SendCampaign } from '../../nodes/SendCampaign/SendCampaign.node';
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
