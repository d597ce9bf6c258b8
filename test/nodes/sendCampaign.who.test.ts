import { describe, expect, it } from '@jest/globals';
import { mailed } from '../support/campaignWorld';
import { items } from '../support/fakeExecute';
import { sendNode } from '../support/sendNode';

const REAL = { dryRun: false, consentRule: 'off' };
const person = (name: string, more = {}) => ({
	email: `${name}@mail.example`,
	first_name: name,
	recommendations: [],
	segment: '',
	...more,
});

/** `HH:MM` in UTC, so many minutes from now. */
const clockIn = (minutes: number) =>
	new Date(Date.now() + minutes * 60_000).toISOString().slice(11, 16);

describe('Send Campaign: Who and When', () => {
	const node = sendNode();

	it('leaves out offices, throw-away inboxes and domains at "Not Sent", with the reason', async () => {
		const sink = await node.sink();
		const input = items(
			person('ada'),
			person('x', { email: 'info@shop.example' }),
			person('y', { email: 'bob@yopmail.com' }),
			person('z', { email: 'cleo@sub.rival.example' }),
		);
		const who = { roles: true, disposable: true, domains: 'rival.example, other.example' };
		const { notSent } = await node.run({ ...REAL, who }, { inputs: [input] }, sink.port);
		expect(mailed(sink)).toEqual(['ada@mail.example']);
		expect(notSent.map(({ json }) => [json['sendStatus'], json['sendReason']])).toEqual([
			['filtered', '"info@" is an office or a program, not a person'],
			['filtered', '"yopmail.com" gives throw-away inboxes'],
			['filtered', 'the domain "rival.example" is left out by the node'],
		]);
	});

	it('holds the frequency cap over campaigns', async () => {
		const sink = await node.sink();
		const who = { frequencyCaps: { cap: [{ messages: 1, days: 1 }] } };
		const input = { inputs: [items(person('ada'), person('bob'))] };
		await node.run({ ...REAL, campaign: 'one' }, { inputs: [items(person('ada'))] }, sink.port);
		const { sent, notSent } = await node.run({ ...REAL, campaign: 'two', who }, input, sink.port);
		expect(sent.map(({ json }) => json['email'])).toEqual(['bob@mail.example']);
		expect(notSent[0]?.json).toMatchObject({
			sendStatus: 'capped',
			sendReason: 'has had 1 message in a day, the most that is allowed',
		});
	});

	it('keeps people pending in their quiet hours, by their own zone or else by that of the workflow', async () => {
		const sink = await node.sink();
		const hours = { from: clockIn(-60), to: clockIn(60), timeZoneColumn: 'zone' };
		const input = items(
			person('ada', { zone: '+05:00' }),
			person('bob', { zone: '' }),
			person('cleo', { zone: 'UTC' }),
		);
		const who = { quietHours: { hours } };
		const { sent, notSent } = await node.run({ ...REAL, who }, { inputs: [input] }, sink.port);
		expect(sent.map(({ json }) => json['email'])).toEqual(['ada@mail.example']);
		expect(notSent.map(({ json }) => json['sendStatus'])).toEqual(['pending', 'pending']);
		expect(String(notSent[0]?.json['sendReason'])).toMatch(/^quiet hours in UTC: not before /);
	});

	it('mails nobody who has not confirmed, when only confirmed people may be mailed', async () => {
		const sink = await node.sink();
		const input = { inputs: [items(person('ada'))] };
		const { notSent } = await node.run({ ...REAL, who: { confirmedOnly: true } }, input, sink.port);
		expect(notSent[0]?.json['sendReason']).toBe('was never asked to confirm');
		expect(mailed(sink)).toEqual([]);
	});

	it('names the field when a time cannot be read', async () => {
		const who = { quietHours: { hours: { from: '9 pm', to: '08:00' } } };
		const running = node.run({ who }, { inputs: [items(person('ada'))] });
		await expect(running).rejects.toThrow('Quiet From must be a time such as 21:00, got "9 pm"');
	});
});
