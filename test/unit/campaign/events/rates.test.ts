import { systemClock } from '../../../../lib/adapters';
import { campaignRates } from '../../../../lib/campaign/events/rates';
import { eventsSummary } from '../../../../lib/campaign/events/eventsSummary';
import type { CampaignEvent, EventKind, Store } from '../../../../lib/ports';
import { openStore } from '../../../../lib/store';
import { removeTemporaryFolders, temporaryFolder } from '../../../support/temporaryFolder';

const T = Date.UTC(2026, 3, 1);
const KEY = { campaign: 'spring', step: 'one' };
let store: Store;

/** 40 people: 30 got variant A, 10 got B; one of each is uncertain, one of A failed. */
beforeEach(async () => {
	const file = `${temporaryFolder()}/store.sqlite`;
	store = await openStore({ driver: 'sqlite', file }, { clock: systemClock });
	const key = { ...KEY, run: 'r1', now: T };
	const people = Array.from({ length: 40 }, (_, i) => ({
		...{ recipient: `p${i}@mail.example`, messageId: `<${i}@x>`, variant: i < 30 ? 'A' : 'B' },
	}));
	await store.ledger.claim(key, people);
	const state = (i: number) =>
		i === 0 || i === 30
			? ('uncertain' as const)
			: i === 1
				? ('failed' as const)
				: ('sent' as const);
	const outcomes = people.map(({ recipient }, i) => ({ recipient, state: state(i), reason: '' }));
	await store.ledger.settle(key, outcomes);
});
afterEach(async () => await store.close());
afterAll(removeTemporaryFolders);

const happened = async (kind: EventKind, ...people: number[]) =>
	await store.events.add(
		people.map((i, n): CampaignEvent => ({
			...{ id: `${kind} ${i} ${n}`, kind, recipient: `p${i}@mail.example`, ...KEY, at: T },
			...{ source: 'test', detail: '' },
		})),
	);

it('counts people once, of those whose message was handed over', async () => {
	await happened('bounce', 2, 3, 3, 3);
	await happened('open', 5, 5, 6, 31);
	await happened('complaint', 31);
	const rates = await campaignRates(store, { campaign: 'spring' });
	expect(rates.sent).toBe(39);
	expect(rates.bounced).toMatchObject({ count: 2, of: 39 });
	expect(rates.opened).toMatchObject({ count: 3, of: 37 });
	expect(rates.complained).toMatchObject({ count: 1, of: 37 });
	expect(rates.bounced.low).toBeLessThan(2 / 39);
	expect(rates.bounced.high).toBeGreaterThan(2 / 39);
	expect(await campaignRates(store, { campaign: 'spring', step: 'two' })).toMatchObject({
		sent: 0,
	});
});

it('counts each variant by itself', async () => {
	await happened('click', 4, 5, 6, 32);
	await happened('bounce', 33);
	const { all, variants } = await eventsSummary(store, KEY);
	expect(all.clicked).toMatchObject({ count: 4, of: 38 });
	const facts = variants.map(({ variant, sent, clicked, bounced }) => [
		...[variant, sent, clicked.count, clicked.of, bounced.count],
	]);
	expect(facts).toEqual([
		['A', 29, 3, 29, 0],
		['B', 10, 1, 9, 1],
	]);
});
