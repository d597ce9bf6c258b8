import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { SendCampaign } from '../../nodes/SendCampaign/SendCampaign.node';
import { mailed } from '../support/campaignWorld';
import { fakeExecute, fileItem, items } from '../support/fakeExecute';
import { sendNode } from '../support/sendNode';

const person = (name: string, more = {}) => ({ email: `${name}@mail.example`, ...more });

describe('Send Campaign: people and the ledger', () => {
	const world = sendNode();

	/** Runs an operation; gives the json of its outputs. */
	async function run(parameters: IDataObject, input = items({})): Promise<IDataObject[][]> {
		const { node } = fakeExecute({
			parameters: { recipientField: 'email', ...parameters },
			inputs: [input],
			outputs: 3,
		});
		const outputs = await new SendCampaign().execute.call(node);
		return outputs.map((output) => output.map(({ json }) => json));
	}

	const send = async (campaign: string, port: number, ...names: string[]) =>
		await world.run(
			{ dryRun: false, consentRule: 'off', campaign, segmentField: '' },
			{ inputs: [items(...names.map((name) => person(name)))] },
			port,
		);

	it('suppresses people, who then get nothing, lists them, and takes them back only with a proof', async () => {
		const sink = await world.sink();
		const [done = [], not = [], summary] = await run(
			{ operation: 'suppress', topic: '', reason: 'asked by phone' },
			items(person('ADA', { city: 'Rome' }), { email: 'nobody' }, person('bob')),
		);
		expect(done).toEqual([
			{
				...person('ADA'),
				city: 'Rome',
				...{ status: 'suppressed', reason: '' },
				recipient: 'ada@mail.example',
			},
			expect.objectContaining({ recipient: 'bob@mail.example' }),
		]);
		expect(not).toEqual([
			expect.objectContaining({ status: 'invalid', reason: expect.stringContaining('neither') }),
		]);
		expect(summary).toMatchObject([{ rows: 3, added: 2, alreadyThere: 0 }]);
		const { notSent } = await send('spring', sink.port, 'ada', 'bob', 'cleo');
		expect(notSent.map(({ json }) => json['sendReason'])).toEqual([
			...['suppressed for all topics: asked by phone', 'suppressed for all topics: asked by phone'],
		]);
		expect(mailed(sink)).toEqual(['cleo@mail.example']);

		const [people] = await run({ operation: 'listSuppressed', returnAll: true });
		expect(people).toMatchObject([
			{ recipient: 'ada@mail.example', topic: '*', source: 'person', erased: false },
			{ recipient: 'bob@mail.example', reason: 'asked by phone' },
		]);
		const [removed, kept] = await run(
			{ operation: 'unsuppress', proofField: 'proof' },
			items(person('ada', { proof: 'form of 1 March' }), person('bob', { proof: '' })),
		);
		expect(removed).toMatchObject([{ recipient: 'ada@mail.example', status: 'removed' }]);
		expect(kept).toMatchObject([{ recipient: 'bob@mail.example', status: 'kept' }]);
		await send('summer', sink.port, 'ada', 'bob');
		expect(mailed(sink)).toEqual(['ada@mail.example', 'cleo@mail.example']);
	});

	it('suppresses a list from a file, with phone numbers as they are written', async () => {
		const csv = 'email,topic\n+49 30 901820,offers\nada@mail.example,\n';
		const parameters = {
			...{ operation: 'suppress', inputSource: 'file', binaryProperty: 'data' },
			...{ topic: 'tips', decidedBy: 'sender', options: { topicField: 'topic' } },
		};
		const [done] = await run(parameters, [fileItem(csv, 'list.csv')]);
		expect(done).toMatchObject([{ row: 0, recipient: '+4930901820' }, { row: 1 }]);
		const [people] = await run({ operation: 'listSuppressed', limit: 50 });
		expect(people?.map(({ recipient, topic }) => [recipient, topic])).toEqual([
			['+4930901820', 'offers'],
			['ada@mail.example', 'tips'],
		]);
		expect(await run({ operation: 'listSuppressed', topic: 'tips', limit: 50 })).toMatchObject([
			[{ recipient: 'ada@mail.example' }],
		]);
	});

	it('lists the ledger with counts, and allows uncertain messages again only outside of a dry run', async () => {
		const sink = await world.sink({
			onContent: (to) => (to === 'bob@mail.example' ? 'drop' : undefined),
		});
		await send('spring', sink.port, 'ada', 'bob');
		const [messages, summary] = await run({
			...{ operation: 'listLedger', campaign: 'spring', state: '', returnAll: true },
		});
		expect(messages).toMatchObject([
			{ recipient: 'ada@mail.example', state: 'sent', step: '1' },
			{ recipient: 'bob@mail.example', state: 'uncertain' },
		]);
		expect(summary).toMatchObject([{ counts: { sent: 1, uncertain: 1 } }]);
		const [few] = await run({
			...{ operation: 'listLedger', campaign: 'spring', state: 'uncertain', limit: 5 },
		});
		expect(few?.map(({ recipient }) => recipient)).toEqual(['bob@mail.example']);
		const ofAda = { campaign: '', recipient: 'Ada@mail.example', state: '', limit: 5 };
		expect(await run({ operation: 'listLedger', ...ofAda })).toMatchObject([
			[{ campaign: 'spring', recipient: 'ada@mail.example', state: 'sent' }],
			[{ counts: { sent: 1, uncertain: 0 }, next: '' }],
		]);
		const later = { ...ofAda, options: { since: '2100-01-01T00:00' } };
		expect((await run({ operation: 'listLedger', ...later }))[0]).toEqual([]);

		const again = { operation: 'resendUncertain', campaign: 'spring', step: '1', who: 'all' };
		expect(await run({ ...again, dryRun: true })).toMatchObject([
			...[[], [{ recipient: 'bob@mail.example', status: 'wouldAllow' }], [{ dryRun: true }]],
		]);
		const allow = { ...again, who: 'list', dryRun: false };
		const [allowed, not] = await run(allow, items(person('bob'), person('ada')));
		expect(allowed).toMatchObject([{ email: 'bob@mail.example', status: 'allowed' }]);
		expect(not).toMatchObject([{ email: 'ada@mail.example', status: 'notUncertain' }]);
		const before = sink.arrived.length;
		await send('spring', sink.port, 'ada', 'bob');
		expect(sink.arrived.slice(before).flatMap(({ to }) => to)).toEqual(['bob@mail.example']);
	});

	it('erases a person from the ledger and keeps the address suppressed', async () => {
		const sink = await world.sink();
		await send('spring', sink.port, 'ada', 'bob');
		const [erased, not, report] = await run(
			{ operation: 'erase', models: 'report' },
			items(person('Ada'), { email: '' }),
		);
		expect(erased).toMatchObject([{ recipient: 'ada@mail.example', status: 'erased' }]);
		expect(not).toMatchObject([{ status: 'invalid', reason: 'there is no address' }]);
		expect(report).toMatchObject([{ erased: { people: 1, ledger: 1 }, models: [] }]);
		const [messages] = await run({ operation: 'listLedger', campaign: 'spring', returnAll: true });
		expect(messages?.map(({ recipient }) => recipient)).toEqual(['bob@mail.example']);
		const { notSent } = await send('summer', sink.port, 'ada');
		expect(notSent[0]?.json['sendReason']).toBe('suppressed for all topics: erased');
	});

	it('says which field has no campaign name', async () => {
		const running = run({ operation: 'listLedger', campaign: ' ', limit: 5 });
		await expect(running).rejects.toThrow('Campaign must be a text of 1 to 200 characters');
	});
});

describe('Send Campaign: Ask for Confirmation', () => {
	const world = sendNode();
	const ASK = {
		...{ operation: 'ask', topic: 'news', emailField: 'email', languageField: 'lang' },
		...{ linkBase: 'https://n8n.shop.example/webhook/campaign', fromName: 'Garden Shop' },
		...{ source: 'web form', wording: 'v1', dryRun: false },
	};
	const input = { inputs: [items(person('ada', { lang: 'es' }), person('bob'), { email: '' })] };

	it('is a dry run on a fresh node, and asks each person once', async () => {
		const sink = await world.sink();
		const dry = await world.run({ ...ASK, dryRun: true }, input);
		expect(dry.notSent.map(({ json }) => json['sendStatus'])).toEqual([
			...['wouldSend', 'wouldSend', 'invalid'],
		]);
		expect(dry.summary).toMatchObject({ mode: 'dryRun', note: expect.stringContaining('Dry Run') });
		const manual = await world.run(ASK, { ...input, mode: 'manual' }, sink.port);
		expect(manual.sent).toEqual([]);
		const first = await world.run(ASK, input, sink.port);
		expect(first.sent.map(({ json }) => json['email'])).toEqual([
			...['ada@mail.example', 'bob@mail.example'],
		]);
		const subjects = await Promise.all([0, 1].map(async (i) => (await sink.parsed(i)).subject));
		expect(subjects.sort()).toEqual([
			'Confirme, por favor: Garden Shop',
			'Please confirm: Garden Shop',
		]);
		const second = await world.run(ASK, { ...input, executionId: 'execution-2' }, sink.port);
		expect(second.sent).toEqual([]);
		expect(second.notSent[0]?.json['sendStatus']).toBe('alreadySent');
		expect(mailed(sink)).toEqual(['ada@mail.example', 'bob@mail.example']);
	});
});
