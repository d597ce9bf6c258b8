import { describe, expect, it, jest } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../../../lib/adapters';
import {
	erasePeople,
	listSuppressed,
	suppressPeople,
	unsuppressPeople,
} from '../../../../lib/campaign';
import { rowsOf, statuses, tableOf } from '../../../support/campaign';
import { campaignWorld } from '../../../support/campaignWorld';
import { testContext } from '../../../support/context';

const DAY = 86_400_000;
const NOW = Date.UTC(2027, 2, 1);
const clock = { ...systemClock, now: () => NOW };
const context = testContext();

describe('suppressPeople', () => {
	const world = campaignWorld();

	it('writes addresses and phone numbers in their one form, each with its own topic and reason', async () => {
		const table = tableOf([
			{ who: ' Ada@Example.COM ', topic: '', why: 'by phone' },
			{ who: '030 901820', topic: 'offers', why: '' },
			{ who: 'ada@example.com', topic: 'tips', why: '' },
			{ who: 'nobody', topic: '', why: '' },
			{ who: '', topic: '', why: '' },
		]);
		const options = {
			columns: { recipient: 'who', topic: 'topic', reason: 'why' },
			...{ reason: 'import', country: 'DE' },
		};
		const ports = { store: world.store, clock };
		const { outcomes, summary } = await suppressPeople(table, options, ports, context);
		expect(rowsOf(outcomes).map(({ recipient, done }) => [recipient, done])).toEqual([
			['ada@example.com', true],
			['+4930901820', true],
			['ada@example.com', false],
			['', false],
			['', false],
		]);
		expect(statuses(outcomes).slice(2)).toEqual([
			['duplicate', 'same person as row 1'],
			['invalid', 'neither an e-mail address nor a phone number: not a phone number'],
			['invalid', 'there is no address'],
		]);
		expect(summary).toMatchObject({ rows: 5, added: 2, alreadyThere: 0 });
		expect(await world.store.suppression.list()).toEqual([
			{
				...{ recipient: '+4930901820', topic: 'offers', reason: 'import' },
				...{ source: 'person', addedAt: NOW },
			},
			{
				...{ recipient: 'ada@example.com', topic: '*', reason: 'by phone' },
				...{ source: 'person', addedAt: NOW },
			},
		]);
	});

	it('writes 100,000 people in 20 transactions and counts those that were there before', async () => {
		const list = Array.from({ length: 100_000 }, (_, i) => ({ email: `p${i}@mail.example` }));
		const table = tableOf(list);
		const options = { columns: { recipient: 'email' } };
		const { suppression } = world.store;
		let writes = 0;
		const counted = Object.create(suppression, {
			add: {
				value: async (...args: Parameters<typeof suppression.add>) => {
					writes++;
					return await suppression.add(...args);
				},
			},
		}) as typeof suppression;
		const ports = { store: { suppression: counted }, clock };
		const first = await suppressPeople(table, options, ports, context);
		expect(writes).toBe(20);
		expect(first.summary).toMatchObject({ added: 100_000, alreadyThere: 0 });
		const second = await suppressPeople(table.take([5, 6]), options, ports, context);
		expect(second.summary).toMatchObject({ added: 0, alreadyThere: 2 });
		const listed = await listSuppressed({}, world.store, context);
		expect(listed.numRows).toBe(100_000);
	}, 120_000);
});

describe('unsuppressPeople', () => {
	const world = campaignWorld();
	const columns = { recipient: 'email', proof: 'proof' };
	const entry = (name: string, source: string, reason: string, topic = '*') => ({
		...{ recipient: `${name}@x.example`, topic, reason, source, addedAt: NOW - 10 * DAY },
	});
	const run = async (rows: Record<string, unknown>[], topic = '') => {
		const table = tableOf(rows.map((row) => ({ proof: '', ...row })));
		const ports = { store: world.store, clock };
		const { outcomes } = await unsuppressPeople(table, { columns, topic }, ports, context);
		return statuses(outcomes);
	};

	it("takes back the sender's own entries and bounces, and keeps every no of a person without a proof", async () => {
		const { suppression } = world.store;
		await suppression.add([
			entry('own', 'sender', 'competitor'),
			entry('bounced', 'sendgrid', 'hard bounce: 550 no such user'),
			entry('left', 'link', 'unsubscribed'),
			entry('angry', 'sendgrid', 'complaint'),
			entry('told', 'person', 'by phone'),
			entry('all', 'sender', 'rival'),
		]);
		const people = ['own', 'bounced', 'left', 'angry', 'told', 'never'];
		const results = await run(people.map((name) => ({ email: `${name}@x.example` })));
		expect(results).toEqual([
			['removed', 'was there since 2027-02-19: competitor'],
			['removed', 'was there since 2027-02-19: hard bounce: 550 no such user'],
			...['unsubscribed', 'complaint', 'by phone'].map((why) => [
				'kept',
				`the person's own no (${why}, 2027-02-19) stays: give a proof that the person agreed anew`,
			]),
			['notListed', 'is not on the suppression list for everything'],
		]);
		expect((await run([{ email: 'all@x.example' }], 'news'))[0]).toEqual([
			'kept',
			'is suppressed for everything (rival): only removing that entry, with an empty topic, would help',
		]);
		const left = await suppression.list();
		expect(left.map(({ recipient }) => recipient)).toEqual([
			...['all@x.example', 'angry@x.example', 'left@x.example', 'told@x.example'],
		]);
	});

	it('removes a no with a proof, which it keeps as a consent, also of an erased person', async () => {
		const { store } = world;
		await store.suppression.add([entry('left', 'link', 'unsubscribed', 'news')]);
		await store.erase([{ recipient: 'gone@x.example', profileIds: [] }], NOW - DAY);
		const proof = 'signed form of 2027-02-28';
		expect((await run([{ email: 'left@x.example', proof }], 'news'))[0]?.[0]).toBe('removed');
		expect((await run([{ email: 'gone@x.example' }]))[0]?.[0]).toBe('kept');
		expect((await run([{ email: 'gone@x.example', proof }]))[0]?.[0]).toBe('removed');
		expect(await store.suppression.list()).toEqual([]);
		const consents = await store.consents.get(['left@x.example'], 'news');
		expect(consents.get('left@x.example')).toMatchObject({
			...{ state: 'confirmed', decidedAt: NOW, evidence: `entered by the sender: ${proof}` },
		});
	});

	it('removes a no that the person took back by confirming later', async () => {
		const { store } = world;
		await store.suppression.add([entry('back', 'sendgrid', 'unsubscribed', 'news')]);
		const answer = { recipient: 'back@x.example', topic: 'news', source: 'link', evidence: '' };
		await store.consents.decide({ ...answer, state: 'confirmed', at: NOW - 11 * DAY });
		expect((await run([{ email: 'back@x.example' }], 'news'))[0]?.[0]).toBe('kept');
		await store.consents.decide({ ...answer, state: 'confirmed', at: NOW - DAY });
		expect((await run([{ email: 'back@x.example' }], 'news'))[0]?.[0]).toBe('removed');
	});
});

describe('erasePeople', () => {
	const world = campaignWorld();
	const ADA = 'ada.quux@forgotten.example';
	const model = (name: string, text: string) => ({
		...{ name, kind: 'test.model', info: {}, createdAt: 1, artefact: Buffer.from(text) },
	});
	const holdsAda = () =>
		readdirSync(world.folder).filter((file) =>
			readFileSync(join(world.folder, file)).includes(ADA),
		);

	it('leaves no byte of the person, keeps the address suppressed, and tells which models hold it', async () => {
		const { store } = world;
		await store.suppression.add([
			{ recipient: ADA, topic: 'news', reason: '', source: 'link', addedAt: 1 },
		]);
		await store.models.save(model('by-mail', `{"ids":["x","${ADA}"]}`));
		await store.models.save(model('by-number', '{"ids":["c-1041","c-17"]}'));
		await store.models.save(model('clean', '{"ids":["c-1042"]}'));
		const table = tableOf([{ email: ' ADA.Quux@forgotten.example', no: 'c-17' }, { email: 'x' }]);
		const columns = { recipient: 'email', id: 'no' };
		const ports = { store, clock };
		const first = await erasePeople(table, { columns }, ports, context);
		expect(first.summary.models?.map(({ name, deleted }) => [name, deleted])).toEqual([
			['by-mail', false],
			['by-number', false],
		]);
		expect(first.summary.erased).toMatchObject({ people: 1, suppression: 1 });
		expect(statuses(first.outcomes)[0]).toEqual(['erased', '']);
		expect(statuses(first.outcomes)[1]?.[0]).toBe('invalid');
		expect(holdsAda()).not.toEqual([]);

		await erasePeople(table, { columns, models: 'delete' }, ports, context);
		expect((await store.models.list()).map(({ name }) => name)).toEqual(['clean']);
		expect(holdsAda()).toEqual([]);
		const again = await suppressPeople(table, { columns: { recipient: 'email' } }, ports, context);
		expect(again.summary).toMatchObject({ added: 0, alreadyThere: 1 });
		expect(holdsAda()).toEqual([]);
		expect((await store.suppression.match([ADA], 'any')).size).toBe(1);
		const list = await listSuppressed({}, store, context);
		expect(rowsOf(list)).toMatchObject([{ erased: true, reason: 'erased' }]);
	});

	it('loads each model once for any number of people, and tells how many stand in it', async () => {
		const { store } = world;
		const people = Array.from({ length: 2_500 }, (_, i) => ({ email: `p${i}@x.example` }));
		await store.models.save(
			model(
				'half',
				people
					.slice(0, 1_250)
					.map(({ email }) => email)
					.join(),
			),
		);
		await store.suppression.add([
			{ recipient: 'p2400@x.example', topic: 'news', reason: '', source: 'link', addedAt: 1 },
		]);
		const load = jest.spyOn(store.models, 'load');
		const columns = { recipient: 'email' };
		const { summary } = await erasePeople(tableOf(people), { columns }, { store, clock }, context);
		expect(load).toHaveBeenCalledTimes(1);
		expect(summary.models).toMatchObject([{ name: 'half', people: 1_250 }]);
		expect(summary).toMatchObject({ counts: { erased: 2_500 }, erased: { people: 2_500 } });
		expect((await store.suppression.list({ topic: 'news' })).length).toBe(0);
	});
});
