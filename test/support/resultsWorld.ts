import { campaignResults, type CampaignResults, type ResultsOptions } from '../../lib/campaign';
import type { CampaignEvent, EventKind, Store } from '../../lib/ports';
import type { Table } from '../../lib/table';
import { tableOf } from './campaign';

/** A ledger and events as a campaign leaves them, and what its results say. */
export const DAY = 86_400_000;
export const START = Date.UTC(2026, 2, 2, 9, 30);
const KEY = { campaign: 'spring', step: '1', run: 'run', now: START };

interface Person {
	readonly recipient: string;
	readonly variant: string;
}

export async function mail(store: Store, people: readonly Person[], refused = new Set<string>()) {
	const claims = people.map((person) => ({ ...person, messageId: `<${person.recipient}>` }));
	await store.ledger.claim(KEY, claims);
	await store.ledger.settle(
		KEY,
		people.map(({ recipient }) => ({
			recipient,
			state: refused.has(recipient) ? ('failed' as const) : ('sent' as const),
			reason: '',
		})),
	);
}

export async function hold(store: Store, recipients: readonly string[]) {
	const rows = recipients.map((recipient) => ({ recipient, variant: '', reason: 'held out' }));
	await store.ledger.hold(KEY, rows);
}

export const eventOf = (recipient: string, kind: EventKind): CampaignEvent => ({
	...{ id: `${kind} ${recipient}`, kind, recipient, campaign: 'spring', step: '1' },
	...{ at: START + 1_000, source: 'test', detail: '' },
});

export const named = (prefix: string, count: number) =>
	Array.from({ length: count }, (_, i) => `${prefix}${i}@mail.example`);

const clockAt = (now: number) => ({ now: () => now, sleep: async () => await Promise.resolve() });

export async function results(
	store: Store,
	options: Partial<ResultsOptions> = {},
	orders: Table = tableOf([]),
	now = START + 30 * DAY,
): Promise<CampaignResults> {
	const ports = { store, clock: clockAt(now) };
	return await campaignResults(orders, { campaign: 'spring', ...options }, ports);
}

export const ORDERS = { customer: 'email', date: 'at', amount: 'total', windowDays: 7 };
