import { describe, expect, it } from '@jest/globals';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { SendCampaign } from '../../nodes/SendCampaign/SendCampaign.node';
import { mailed } from '../support/campaignWorld';
import { fakeExecute, fileItem, items } from '../support/fakeExecute';
import { sendNode } from '../support/sendNode';

const PEOPLE = items(
	...Array.from({ length: 60 }, (_, i) => ({
		...{ email: `person${i}@mail.example`, customer_id: `00${i}`, consent: 'yes' },
	})),
);
const TEST = {
	dryRun: false,
	variants: {
		variant: [
			{ name: 'plain', weight: 1, subject: '', html: '', text: '' },
			{ name: '', weight: 1, subject: 'Look at this', html: '', text: '' },
		],
	},
	tests: { holdOutPercent: 25, seedList: 'seed@shop.example' },
};

describe('Send Campaign: Variants and Campaign Results', () => {
	const node = sendNode();
	const jsonOf = ({ json }: INodeExecutionData) => json;

	async function results(
		parameters: IDataObject,
		orders?: readonly INodeExecutionData[],
		continueOnFail = false,
	) {
		const { node: context, files } = fakeExecute({
			parameters: { operation: 'results', campaign: 'spring', ...parameters },
			inputs: [PEOPLE, orders],
			...{ outputs: 3, continueOnFail },
		});
		const [variants = [], comparisons = [], report = []] = await new SendCampaign().execute.call(
			context,
		);
		return { variants, comparisons, report, files };
	}

	it('sends variants, holds people out with the reason, and tells the seed list in the summary', async () => {
		const sink = await node.sink();
		const { sent, notSent, summary } = await node.run(TEST, { inputs: [PEOPLE] }, sink.port);
		expect(new Set(sent.map(({ json }) => json['sendVariant']))).toEqual(new Set(['plain', 'B']));
		expect(new Set(notSent.map(({ json }) => json['sendStatus']))).toEqual(new Set(['heldOut']));
		expect(notSent[0]?.json['sendReason']).toContain('gets nothing on purpose');
		expect(sent.length + notSent.length).toBe(60);
		expect(mailed(sink).filter((to) => to === 'seed@shop.example')).toHaveLength(2);
		expect(summary).toMatchObject({
			counts: { sent: sent.length, heldOut: notSent.length },
			seeds: [
				{ recipient: 'seed@shop.example', variant: 'plain', state: 'sent' },
				{ recipient: 'seed@shop.example', variant: 'B', state: 'sent' },
			],
		});
		const byVariant = summary['variants'] as { variant: string; counts: IDataObject }[];
		expect(byVariant.map(({ variant }) => variant)).toEqual(['B', 'plain']);

		const { variants, report, files } = await results({});
		expect(variants.map(jsonOf)).toMatchObject([
			{ variant: 'B', heldOut: false, people: byVariant[0]?.counts['sent'], clicked: 0 },
			{ variant: 'plain', heldOut: false, people: byVariant[1]?.counts['sent'] },
			{ variant: 'held out', heldOut: true, people: notSent.length },
		]);
		expect(report[0]?.json['text']).toBe(
			'Nobody has clicked yet: there is nothing to compare the variants by.',
		);
		expect(report[0]?.pairedItem).toHaveLength(60);
		expect(files.get('campaign-results.html')?.toString()).toContain('Campaign results');
	});

	it('sends the rest to the winner: later, or at once to one that is named by hand', async () => {
		const sink = await node.sink();
		const parameters = {
			...{ dryRun: false, variants: TEST.variants, sendWinner: true, testPercent: 30 },
			...{ winnerBy: 'opened', waitHours: 2, leastPeople: 3, whenUnclear: 'first' },
		};
		const first = await node.run(parameters, { inputs: [PEOPLE] }, sink.port);
		expect(first.sent.length).toBeGreaterThan(8);
		expect(first.sent.length).toBeLessThan(30);
		const [waiting] = first.notSent;
		expect(waiting?.json).toMatchObject({ sendStatus: 'awaitingWinner' });
		expect(waiting?.json['sendReason']).toContain('nobody of the test share has been mailed yet');
		expect(String(waiting?.json['sendAfter'])).toContain('T');
		expect(first.summary).toMatchObject({
			counts: { sent: first.sent.length, awaitingWinner: first.notSent.length },
			winner: { state: 'testing', by: 'opened', testPercent: 30, winner: null },
		});
		const hand = { ...parameters, winnerName: 'B' };
		const second = await node.run(hand, { inputs: [PEOPLE] }, sink.port);
		// The same execution: whom it mailed before counts as sent.
		expect(second.sent).toHaveLength(60);
		const before = new Set(first.sent.map(({ json }) => json['email']));
		const rest = second.sent.filter(({ json }) => !before.has(json['email']));
		expect(new Set(rest.map(({ json }) => json['sendVariant']))).toEqual(new Set(['B']));
		expect(new Set(mailed(sink)).size).toBe(60);
		expect(sink.arrived).toHaveLength(60);
		expect(second.summary['winner']).toMatchObject({ winner: 'B', how: 'named' });
		const none = { ...parameters, winnerName: 'C' };
		await expect(node.run(none, { inputs: [PEOPLE] }, sink.port)).rejects.toThrow(
			'no variant is called that',
		);
	});

	it('compares orders with the hold-out group, by address, by customer ID and from a file', async () => {
		const sink = await node.sink();
		const { sent } = await node.run(TEST, { inputs: [PEOPLE] }, sink.port);
		const soon = new Date(Date.now() + 3_600_000).toISOString();
		const rows = sent.slice(0, 20).map(({ json }) => ({
			...{ email: json['email'], customer_id: json['customer_id'], order_date: soon, total: 10 },
		}));
		const parameters = { compareOrders: true, orderDateColumn: 'order_date', windowDays: 3 };
		const byAddress = { ...parameters, orderEmailColumn: 'email', orderAmountColumn: 'total' };
		const first = await results(byAddress, items(...rows));
		const lift = first.comparisons.find(({ json }) => json['first'] === 'all mailed');
		expect(lift?.json).toMatchObject({ compares: 'holdOut', second: 'held out', clear: true });
		expect(String(lift?.json['text'])).toMatch(/^The campaign made more people buy/);
		const total = first.variants.reduce((sum, { json }) => sum + Number(json['revenue'] ?? 0), 0);
		expect(total).toBe(200);
		const byId = {
			...{ ...parameters, ordersMatchBy: 'customerId', orderCustomerColumn: 'customer_id' },
			...{ customerIdField: 'customer_id', customerEmailField: 'email' },
			...{ orderAmountColumn: 'total', metric: 'converted' },
		};
		const second = await results(byId, items(...rows));
		expect(second.variants.map(jsonOf)).toEqual(first.variants.map(jsonOf));
		const csv = ['email,order_date,total', ...rows.map((row) => `${String(row.email)},${soon},10`)];
		const asFile = { ...byAddress, ordersSource: 'file', ordersBinaryProperty: 'data' };
		const third = await results(asFile, [fileItem(csv.join('\n'), 'orders.csv')]);
		expect(third.variants.map(jsonOf)).toEqual(first.variants.map(jsonOf));
	});

	it('looks at all steps together, and finds buyers of SMS by their numbers', async () => {
		const sink = await node.sink();
		for (const step of ['1', '2'])
			await node.run({ ...TEST, step }, { inputs: [PEOPLE] }, sink.port);
		const { variants, report } = await results({ allSteps: true, step: '9' });
		const people = variants.map(({ json }) => Number(json['people']));
		expect(people.reduce((sum, count) => sum + count, 0)).toBe(60);
		expect(report[0]?.json).toMatchObject({ step: '(all)', rest: [] });
		const sms = {
			...{ resultsChannel: 'sms', resultsPhoneCountry: 'DE', compareOrders: true },
			...{ orderDateColumn: 'order_date', orderPhoneColumn: 'tel' },
		};
		const orders = items({ tel: '0151 12345671', order_date: '2026-01-01' });
		const found = await results(sms, orders);
		expect(JSON.stringify(found.report[0]?.json['notes'])).toContain('1 orders are of people');
		const unknown = { ...sms, resultsPhoneCountry: 'Atlantis' };
		await expect(results(unknown, orders)).rejects.toThrow('Atlantis');
	});

	it('says what is missing: the campaign, the orders, a column of theirs', async () => {
		await expect(results({})).rejects.toThrow('Nobody was mailed or held out');
		const asked = { compareOrders: true, orderEmailColumn: 'email', orderDateColumn: 'date' };
		await expect(results(asked)).rejects.toThrow('There are no orders to compare');
		await expect(results({ metric: 'converted' })).rejects.toThrow('there are no orders');
		const { variants } = await results({}, undefined, true);
		expect(variants[0]?.json['code']).toBe('NOT_FOUND');
	});
});
