import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { previewCampaign } from '../../../lib/campaign';
import { drawVariant, isHeldOut } from '../../../lib/campaign/run/variants/draw';
import { systemClock } from '../../../lib/adapters';
import { campaignOptions, outcomesOf, people, send, tableOf } from '../../support/campaign';
import { addressesOf, campaignWorld, mailed } from '../../support/campaignWorld';
import { testContext } from '../../support/context';

const N = 20_000;
const PEOPLE = Array.from({ length: N }, (_, i) => `person${i}@mail.example`);
const KEY = ['spring', ''];
const weighted = (weights: readonly number[]) =>
	weights.map((weight, i) => ({ name: 'ABCDEFG'[i] ?? '', weight }));
const draw = (weights: readonly number[]) =>
	PEOPLE.map((person) => drawVariant(weighted(weights), KEY, person));
const moved = (a: readonly string[], b: readonly string[]) =>
	a.filter((name, i) => name !== b[i]).length / a.length;

describe('the draw of variants', () => {
	it('gives a person the same variant whatever the order of variants and of people, and whoever else is there', () => {
		const weights = fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), {
			...{ minLength: 1, maxLength: 7 },
		});
		fc.assert(
			fc.property(weights, fc.string(), fc.string(), (some, campaign, person) => {
				const variants = weighted(some);
				const drawn = drawVariant(variants, [campaign], person);
				expect(variants.map(({ name }) => name)).toContain(drawn);
				expect(drawVariant([...variants].reverse(), [campaign], person)).toBe(drawn);
				const doubled = variants.map(({ name, weight }) => ({ name, weight: 2 * weight }));
				expect(drawVariant(doubled, [campaign], person)).toBe(drawn);
			}),
		);
	});

	it.each([
		[[1, 1], 1],
		[[1, 1, 1], 2],
		[[50, 30, 20], 2],
		[[90, 5, 3, 2], 3],
	])('keeps to the shares %j within what chance allows', (weights, freedom) => {
		const drawn = draw(weights);
		const total = weights.reduce((sum, weight) => sum + weight, 0);
		const chiSquare = weighted(weights).reduce((sum, { name, weight }) => {
			const expected = (N * weight) / total;
			return sum + (drawn.filter((one) => one === name).length - expected) ** 2 / expected;
		}, 0);
		// 99.9 % points of chi-square with 1, 2, 3 degrees of freedom.
		expect(chiSquare).toBeLessThan([10.828, 13.816, 16.266][freedom - 1] ?? 0);
	});

	it('moves no more people than the shares changed by when one share grows at the cost of the others', () => {
		const [before, after] = [draw([1, 1, 2]), draw([2, 1, 2])];
		const movers = before.flatMap((name, i) => (name === after[i] ? [] : [after[i]]));
		expect(new Set(movers)).toEqual(new Set(['A']));
		// A: 1/4 → 2/5.
		expect(moved(before, after)).toBeCloseTo(0.15, 1.7);
	});

	it('takes people for a new variant from the others, and moves nobody among those', () => {
		const [before, after] = [draw([3, 2]), draw([3, 2, 5])];
		expect(before.every((name, i) => name === after[i] || after[i] === 'C')).toBe(true);
		expect(moved(before, after)).toBeCloseTo(0.5, 1.7);
	});

	it('stays below the bound of rules without a memory for any change of shares', () => {
		const share = fc.integer({ min: 1, max: 20 });
		const three = fc.tuple(share, share, share);
		fc.assert(
			fc.property(three, three, (a, b) => {
				const part = (weights: readonly number[], i: number) =>
					(weights[i] ?? 0) / weights.reduce((sum, weight) => sum + weight, 0);
				const distance = [0, 1, 2].reduce(
					(sum, i) => sum + Math.abs(part(a, i) - part(b, i)) / 2,
					0,
				);
				const bound = (2 * distance) / (1 + distance);
				const some = PEOPLE.slice(0, 2_000);
				const of = (weights: readonly number[]) =>
					some.map((person) => drawVariant(weighted(weights), KEY, person));
				expect(moved(of(a), of(b))).toBeLessThan(bound + 0.05);
			}),
			{ numRuns: 20 },
		);
	});

	it('holds out people independently of their variant, and keeps them when the group grows', () => {
		const held = (share: number) => PEOPLE.filter((person) => isHeldOut(share, KEY, person));
		const [ten, twenty] = [held(0.1), held(0.2)];
		expect(ten.length / N).toBeCloseTo(0.1, 1.9);
		expect(ten.every((person) => isHeldOut(0.2, KEY, person))).toBe(true);
		expect(isHeldOut(0, KEY, PEOPLE[0] ?? '')).toBe(false);
		const inA = twenty.filter((person) => drawVariant(weighted([1, 1]), KEY, person) === 'A');
		expect(inA.length / twenty.length).toBeCloseTo(0.5, 1.5);
	});
});

const VARIANTS = [
	{ name: 'plain' },
	{ name: 'loud', subject: 'LOOK, {{ first_name }}', fromName: 'Ada of the Shop' },
	{ name: 'long', html: '<p>A long letter to {{ last_name | you }}</p>' },
];

describe('sendCampaign with variants', () => {
	const world = campaignWorld();

	it('sends each person one version, keeps it in the ledger and says it in the outcome', async () => {
		const sink = await world.sink();
		const options = { variants: VARIANTS, text: 'Text for {{ first_name }}' };
		const result = await send(world.store, sink.port, people(60), options);
		const variantOf = new Map(
			outcomesOf(result).map((one) => [one.recipient, Reflect.get(one, 'variant')]),
		);
		expect(new Set(variantOf.values())).toEqual(new Set(['plain', 'loud', 'long']));
		for (const [i, { to }] of sink.arrived.entries()) {
			const mail = await sink.parsed(i);
			const variant = variantOf.get(to[0] ?? '');
			expect(mail.subject?.startsWith('LOOK')).toBe(variant === 'loud');
			expect(mail.from?.text).toContain(variant === 'loud' ? 'Ada of the Shop' : 'Shop');
			expect(mail.text?.trim()).toBe(
				variant === 'long'
					? 'A long letter to you'
					: `Text for ${mail.text?.trim().split(' ').at(-1)}`,
			);
		}
		const rows = await world.store.ledger.list('spring');
		expect(rows.map(({ recipient, variant }) => [recipient, variant])).toEqual(
			[...variantOf].sort(),
		);
	});

	it('keeps a person who is tried again in his variant, although the shares have changed', async () => {
		const isRefused = { yes: true };
		const sink = await world.sink({
			onRecipient: () => (isRefused.yes ? '450 later' : undefined),
		});
		const first = { variants: VARIANTS.slice(0, 2), attempts: 1 };
		await send(world.store, sink.port, people(20), first);
		isRefused.yes = false;
		const before = await world.store.ledger.list('spring');
		const changed = [{ ...VARIANTS[0], weight: 1000 }, ...VARIANTS.slice(1, 2)];
		await send(world.store, sink.port, people(20), { variants: changed });
		const after = await world.store.ledger.list('spring');
		expect(after.every(({ state }) => state === 'sent')).toBe(true);
		expect(after.map(({ variant }) => variant)).toEqual(before.map(({ variant }) => variant));
	});

	it('leaves a person in his variant over the steps of a series, unless it is asked to draw again', async () => {
		const sink = await world.sink();
		const variants = VARIANTS.slice(0, 2);
		const drawn = async (step: string, redrawEachStep = false) => {
			await send(world.store, sink.port, people(30), { step, variants, redrawEachStep });
			const rows = await world.store.ledger.list('spring', { step });
			return rows.map(({ variant }) => variant);
		};
		const first = await drawn('1');
		expect(await drawn('2')).toEqual(first);
		expect(await drawn('3', true)).not.toEqual(first);
	});

	it('shows every variant in a dry run, however rare it is', async () => {
		const rare = [{ ...VARIANTS[0], weight: 30 }, ...VARIANTS.slice(1)];
		const ports = { store: world.store, clock: systemClock };
		const options = { ...campaignOptions({ variants: rare }), samples: 3 };
		const result = await previewCampaign(people(400), options, ports, testContext());
		const shown = result.samples.map(({ variant }) => variant);
		expect(shown.sort()).toEqual(['long', 'loud', 'plain']);
		const counted = result.summary.variants.map(({ variant }) => variant);
		expect(counted).toEqual(['long', 'loud', 'plain']);
	});

	it('refuses two variants of one name, and a share of nothing', async () => {
		const sink = await world.sink();
		const twice = { variants: [{ name: 'x' }, { name: ' x ' }] };
		await expect(send(world.store, sink.port, people(1), twice)).rejects.toMatchObject({
			message: 'Two variants are named "x".',
		});
		const none = { variants: [{ weight: 0 }] };
		await expect(send(world.store, sink.port, people(1), none)).rejects.toMatchObject({
			code: 'INVALID_PARAMETER',
		});
	});
});

describe('sendCampaign with a hold-out group', () => {
	const world = campaignWorld();
	const options = { holdOut: { percent: 20 } };

	it('sends the group nothing, in no run and no step, and tells so', async () => {
		const sink = await world.sink();
		const result = await send(world.store, sink.port, people(200), options);
		const held = outcomesOf(result).filter(({ status }) => status === 'heldOut');
		expect(held.length).toBeGreaterThan(20);
		expect(held.length).toBeLessThan(60);
		expect(held[0]?.reason).toContain('held out');
		const addresses = held.map(({ recipient }) => recipient).sort();
		expect(mailed(sink).filter((address) => addresses.includes(address))).toEqual([]);
		expect(sink.arrived.length).toBe(200 - held.length);
		const rows = await world.store.ledger.list('spring', { state: 'held' });
		expect(rows.map(({ recipient }) => recipient)).toEqual(addresses);

		// Another order, more people, no hold-out any more: who stands in the ledger stays held.
		const again = await send(world.store, sink.port, people(210), {});
		const still = outcomesOf(again).filter(({ status }) => status === 'heldOut');
		expect(still.map(({ recipient }) => recipient).sort()).toEqual(addresses);
		const next = await send(world.store, sink.port, people(200), { ...options, step: '2' });
		const later = outcomesOf(next).filter(({ status }) => status === 'heldOut');
		expect(later.map(({ recipient }) => recipient).sort()).toEqual(addresses);
	});

	it('is another group in another campaign, and the same one under a shared key', async () => {
		const groupOf = async (campaign: string, key: string) => {
			const held = { campaign, holdOut: { percent: 20, key } };
			const context = testContext();
			const ports = { store: world.store, clock: systemClock };
			const result = await previewCampaign(people(100), campaignOptions(held), ports, context);
			return outcomesOf(result).flatMap(({ status, row }) => (status === 'heldOut' ? [row] : []));
		};
		expect(await groupOf('one', '')).not.toEqual(await groupOf('two', ''));
		expect(await groupOf('one', 'all')).toEqual(await groupOf('two', 'all'));
		// A dry run writes nothing.
		expect(await world.store.ledger.list('one')).toEqual([]);
	});

	it('holds out only people who would have got the message', async () => {
		const sink = await world.sink();
		const all = Array.from({ length: 50 }, (_, i) => `person${i}@mail.example`);
		const entry = { topic: '*', reason: 'asked', source: 'test', addedAt: 1 };
		await world.store.suppression.add(all.map((recipient) => ({ recipient, ...entry })));
		const result = await send(world.store, sink.port, people(50), options);
		expect(new Set(outcomesOf(result).map(({ status }) => status))).toEqual(
			new Set(['suppressed']),
		);
		expect(await world.store.ledger.list('spring')).toEqual([]);
	});
});

describe('sendCampaign with a seed list', () => {
	const world = campaignWorld();
	const seedList = ['Seed@one.example', 'seed@two.example'];
	const options = { seedList, variants: VARIANTS };

	it('sends every variant once to every address, marked in a header, and counts none of them', async () => {
		const sink = await world.sink();
		const table = people(10);
		for (let run = 0; run < 2; run++) await send(world.store, sink.port, table, options);
		const toSeeds = sink.arrived.flatMap(({ to }, i) =>
			String(to[0]).toLowerCase().startsWith('seed@') ? [i] : [],
		);
		const mails = await Promise.all(toSeeds.map(async (i) => await sink.parsed(i)));
		const marked = mails.map(
			({ headers }, i) =>
				`${sink.arrived[toSeeds[i] ?? 0]?.to[0]} ${String(headers.get('x-campaign-seed'))}`,
		);
		const wanted = ['Seed@one.example', 'seed@two.example'].flatMap((to) =>
			['plain', 'loud', 'long'].map((variant) => `${to} ${variant}`),
		);
		expect(marked.sort()).toEqual(wanted.sort());
		expect(mails.filter(({ subject }) => subject === 'LOOK, Name0')).toHaveLength(2);
		const own = await world.store.ledger.list('spring', { step: '1' });
		expect(own.map(({ recipient }) => recipient)).toEqual(addressesOf(10));
		expect(sink.arrived).toHaveLength(16);
	});

	it('does not send to a seed that is suppressed, says so, and leaves seeds out of the list', async () => {
		const sink = await world.sink();
		await world.store.suppression.add([
			{ recipient: 'seed@one.example', topic: '*', reason: 'x', source: 'test', addedAt: 1 },
		]);
		const table = tableOf([{ email: 'seed@two.example' }, { email: 'ada@mail.example' }]);
		const { summary, outcomes } = await send(world.store, sink.port, table, { seedList });
		expect(summary.seeds.map(({ recipient, state }) => [recipient, state])).toEqual([
			['seed@one.example', 'suppressed'],
			['seed@two.example', 'sent'],
		]);
		expect(mailed(sink)).toEqual(['ada@mail.example', 'seed@two.example']);
		expect(outcomes.cell('status', 0)).toBe('filtered');
	});

	it('sends people all the same when a seed is refused, and refuses an address that is none', async () => {
		const sink = await world.sink({
			onRecipient: (address) => (/seed@/i.test(address) ? '550 no' : undefined),
		});
		const { summary } = await send(world.store, sink.port, people(3), { seedList });
		expect(summary.seeds.map(({ state }) => state)).toEqual(['failed', 'failed']);
		expect(mailed(sink)).toEqual(addressesOf(3));
		const wrong = { seedList: ['a, b@x.example'] };
		await expect(send(world.store, sink.port, people(1), wrong)).rejects.toMatchObject({
			code: 'INVALID_PARAMETER',
		});
	});
});
