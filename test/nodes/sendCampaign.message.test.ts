import { describe, expect, it } from '@jest/globals';
import { blockFields } from '../../nodes/SendCampaign/blocks.fields';
import { sendNode, smtpCredential } from '../support/sendNode';
import { signedHeaders, testKey, verdictsOn } from '../support/dkim';

const SENDS = { dryRun: false, allowManual: true };

describe('Send Campaign: message', () => {
	const node = sendNode();
	const preview = async (parameters: object) => {
		const { summary, files, previews } = await node.run({
			...{ operation: 'preview', previews: 1, fromName: 'Garden Shop' },
			...{ postalAddress: '1 Main Street', unsubscribeUrl: 'https://shop.example/u?e={{ email }}' },
			...parameters,
		});
		return { summary, previews, html: files.get('preview-1.html')?.toString() ?? '' };
	};

	it('makes a finished message of the blocks that a fresh node has, with nothing to change but the preheader', async () => {
		const { html, summary } = await preview({ content: 'blocks', html: '' });
		for (const part of [
			'Hello Ada',
			'Tea &amp; Cake',
			'You bought cake',
			'4.50',
			'1 Main Street',
			'href="https://shop.example/u?e=ada%40mail.example"',
			'prefers-color-scheme: dark',
			'[if mso',
		]) {
			expect(html).toContain(part);
		}
		expect(summary['findings']).toMatchObject([{ rule: 'preheader', severity: 'hint' }]);
	});

	it('takes blocks and brand from its fields', async () => {
		const blocks = {
			block: [
				{ type: 'text', text: 'Only {{ first_name }}' },
				{ type: 'button', label: 'Go', link: 'https://shop.example/go' },
				{ text: 'without a type it is text' },
			],
		};
		const brand = { accent: '#aa0000', font: 'georgia', language: 'de', name: 'Laden' };
		const { html, summary } = await preview({ content: 'blocks', blocks, brand });
		for (const part of [
			'Only Ada',
			'https://shop.example/go',
			'#aa0000',
			'Georgia',
			'lang="de"',
			'Laden',
			'without a type',
		]) {
			expect(html).toContain(part);
		}
		expect(summary['findings']).toMatchObject([
			{ rule: 'unsubscribe-link' },
			{ rule: 'postal-address' },
			{ rule: 'preheader' },
		]);
	});

	it('names the block that is wrong', async () => {
		const blocks = { block: [{ type: 'button', label: 'Go', link: 'javascript:alert(1)' }] };
		await expect(preview({ content: 'blocks', blocks })).rejects.toMatchObject({
			message: expect.stringContaining('Block 1 (button): link'),
		});
	});

	it('shows every field of a block with its type only', () => {
		const [blocks] = blockFields;
		const [option] = blocks?.options ?? [];
		const values = option && 'values' in option ? option.values : [];
		const types = values
			.find(({ name }) => name === 'type')
			?.options?.map((type) => 'value' in type && type.value);
		for (const { name, displayOptions } of values.slice(1)) {
			for (const type of displayOptions?.show?.['type'] ?? []) expect(types).toContain(type);
			expect(name).not.toBe('type');
		}
	});

	it('fills Liquid templates', async () => {
		const { html } = await preview({
			templateLanguage: 'liquid',
			subject: 'Hi {{ first_name }}',
			html: '<p>{% for p in recommendations %}{{ p.name }}, {% endfor %}{{ subject }}</p>',
		});
		expect(html).toContain('<p>Tea &amp; Cake, Mug, Hi Ada</p>');
	});

	it('lists findings in the summary, and mails nobody where serious ones are refused', async () => {
		const sink = await node.sink();
		const parameters = {
			...SENDS,
			html: '<p>Hi</p><a href="">x</a>',
			options: { refuseSerious: true },
		};
		await expect(node.run(parameters, {}, sink.port)).rejects.toMatchObject({
			message: expect.stringContaining('Nobody was mailed'),
		});
		expect(sink.arrived).toHaveLength(0);
		const { summary } = await node.run({ ...parameters, options: {} }, {}, sink.port);
		expect(summary['findings']).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ rule: 'empty-links', severity: 'serious' }),
			]),
		);
	});

	it('signs with the key of the credential and sends headers of its own', async () => {
		const sink = await node.sink();
		const key = testKey('rsa');
		const dkim = {
			...{ dkim: true, dkimDomain: 'shop.example', dkimSelector: 's1' },
			dkimPrivateKey: key.privateKey,
		};
		const headers = { header: [{ name: 'X-Campaign', value: 'spring' }] };
		await node.run(
			{ ...SENDS, content: 'blocks', headers, options: { senderId: 'gardenshop' } },
			{ credentials: { marketingSmtp: { ...smtpCredential(sink.port), ...dkim } } },
		);
		const raw = sink.arrived[0]?.raw ?? '';
		expect(raw).toContain('\r\nFeedback-ID: spring:1:gardenshop\r\n');
		expect(raw).toContain('\r\nX-Campaign: spring\r\n');
		const dns = { 's1._domainkey.shop.example': key.record };
		expect(await verdictsOn(raw, dns)).toMatchObject([{ result: 'pass' }]);
		expect(signedHeaders(raw)).toEqual(expect.arrayContaining(['x-campaign', 'feedback-id']));
	});

	it('says what is wrong with a key before anybody is mailed, without showing it', async () => {
		const sink = await node.sink();
		const credential = {
			...smtpCredential(sink.port),
			...{ dkim: true, dkimDomain: 'shop.example', dkimSelector: 's1', dkimPrivateKey: 'CANARY' },
		};
		const running = node.run(SENDS, { credentials: { marketingSmtp: credential } });
		await expect(running).rejects.toMatchObject({
			message: expect.stringContaining('DKIM private key'),
		});
		await expect(running).rejects.not.toMatchObject({ message: expect.stringContaining('CANARY') });
		expect(sink.arrived).toHaveLength(0);
	});
});
