import { describe, expect, it } from '@jest/globals';
import { mailed } from '../support/campaignWorld';
import { items } from '../support/fakeExecute';
import { sendNode } from '../support/sendNode';

const REAL = { dryRun: false, consentRule: 'off' };
const people = (count: number, more: (i: number) => object = () => ({})) =>
	items(
		...Array.from({ length: count }, (_, i) => ({
			...{ email: `p${i}@mail.example`, first_name: `P${i}`, recommendations: [], segment: '' },
			...more(i),
		})),
	);

describe('Send Campaign: How Fast and When', () => {
	const node = sendNode();

	it('keeps limits an hour over campaigns, and says when there is room again', async () => {
		const sink = await node.sink();
		const pace = { ratePerHour: 5, waitAtMostMinutes: 0 };
		const input = { inputs: [people(3)] };
		await node.run({ ...REAL, campaign: 'one', pace }, input, sink.port);
		const { sent, notSent, summary } = await node.run(
			{ ...REAL, campaign: 'two', pace },
			{ inputs: [people(4)] },
			sink.port,
		);
		expect(sent).toHaveLength(2);
		expect(notSent.map(({ json }) => json['sendStatus'])).toEqual(['pending', 'pending']);
		const after = Date.parse(String(notSent[0]?.json['sendAfter']));
		expect(after - Date.now()).toBeGreaterThan(3_500_000);
		expect(after - Date.now()).toBeLessThan(3_800_000);
		expect(summary['stopped']).toMatch(/^the limit of 5 messages an hour for shop\.example/);
	});

	it('warms a domain up with the most engaged people', async () => {
		const sink = await node.sink();
		const pace = {
			...{ engagementColumn: 'opens', waitAtMostMinutes: 0 },
			warmUp: { plan: { schedule: 'own', numbers: '2, 10' } },
		};
		const input = { inputs: [people(5, (i) => ({ opens: i === 1 ? 9 : i }))] };
		const { notSent } = await node.run({ ...REAL, pace }, input, sink.port);
		expect(mailed(sink)).toEqual(['p1@mail.example', 'p4@mail.example']);
		expect(notSent).toHaveLength(3);
	});

	it('postpones people to their time, with the time at "sendAfter", also in a dry run', async () => {
		const pace = {
			sendTime: { time: { mode: 'at', start: '2999-01-01T08:00', timeZone: 'Europe/Berlin' } },
		};
		for (const dryRun of [true, false]) {
			const sink = await node.sink();
			const { notSent } = await node.run(
				{ ...REAL, dryRun, pace },
				{ inputs: [people(1)] },
				sink.port,
			);
			expect(notSent[0]?.json).toMatchObject({
				sendStatus: 'postponed',
				sendReason: 'planned for 2999-01-01 07:00 UTC; a later run sends it',
				sendAfter: '2999-01-01T07:00:00.000Z',
			});
		}
	});

	it('lets people go whose limit per domain is not reached', async () => {
		const sink = await node.sink();
		const limit = [{ domains: 'mail.example, other.example', perSecond: 100, connections: 1 }];
		const pace = { domainLimits: { limit } };
		const { sent } = await node.run({ ...REAL, pace }, { inputs: [people(4)] }, sink.port);
		expect(sent).toHaveLength(4);
		expect(sink.connections.most).toBe(1);
	});

	it.each([
		[{ sendTime: { time: { mode: 'at', start: 'tomorrow' } } }, 'Start must be a date with a time'],
		[{ sendTime: { time: { mode: 'spread' } } }, 'The send time needs a start'],
		[
			{ domainLimits: { limit: [{ domains: 'gmail' }] } },
			'Limits per Domain: "gmail" is not a domain',
		],
		[{ warmUp: { plan: { schedule: 'own', numbers: '5, ten' } } }, 'Warm-Up Schedule must be 0 to'],
		[{ engagementColumn: 'nothing' }, 'nothing'],
	])('names the field that cannot be read: %j', async (pace, message) => {
		const parameters = { consentRule: 'off', pace };
		await expect(node.run(parameters, { inputs: [people(1)] })).rejects.toThrow(message);
	});
});
