import type { EventLog } from '../../../ports';
import { cellAt, type Table } from '../../../table';
import { ZoneClock } from '../../recipients/quietHours';
import type { Campaign } from '../campaign';
import type { CampaignPorts } from '../deps';
import type { LedgerIndex } from '../ledgerIndex';
import { BestHours, type Attention } from './bestHour';
import { Timing } from './timing';

/** How far back opens and clicks are looked at, ms. */
const MEMORY = 180 * 86_400_000;
const BATCH = 1_000;
const KINDS: readonly Attention[] = ['open', 'click'];

interface Ports {
	readonly store: { readonly events: Pick<CampaignPorts['store']['events'], 'times'> };
	readonly clock: CampaignPorts['clock'];
}

/** When the people of this table get their message; null = at once. Learns their best hours where they are asked for. Throws MISSING_COLUMN, STORE_FAILED. */
export async function openTiming(
	campaign: Campaign,
	table: Table,
	{ store, clock }: Ports,
	known: LedgerIndex,
	waitAtMost: number,
): Promise<Timing | null> {
	const rules = campaign.sendTime;
	if (!rules || (rules.mode === 'now' && rules.deadline === null)) return null;
	const began = clock.now();
	const hours = rules.mode === 'best' ? await learn(campaign, table, store.events, began) : null;
	return new Timing(rules, table, {
		...{ began, waitAtMost, key: campaign },
		claimedAt: [...known.values()].map(({ claimedAt }) => claimedAt),
		bestHour: (recipient) => hours?.of(recipient) ?? null,
	});
}

/** The hours at which the people of the table opened and clicked, by the clocks of their places. */
async function learn(
	{ recipientColumn, addressOf, sendTime }: Campaign,
	table: Table,
	events: Pick<EventLog, 'times'>,
	now: number,
): Promise<BestHours> {
	const hours = new BestHours();
	const clock = new ZoneClock();
	const email = table.column(recipientColumn);
	const zone = sendTime?.timeZoneColumn ? table.column(sendTime.timeZoneColumn) : null;
	const others = sendTime?.timeZone ?? 'UTC';
	for (let from = 0; from < table.numRows; from += BATCH) {
		const zones = new Map<string, string>();
		for (let row = from; row < Math.min(from + BATCH, table.numRows); row++) {
			const address = addressOf(cellAt(email, row));
			const own = String((zone && cellAt(zone, row)) ?? '').trim();
			if (address.ok) zones.set(address.key, clock.knows(own) ? own : others);
		}
		for (const kind of KINDS) {
			const times = await events.times([...zones.keys()], kind, Math.max(0, now - MEMORY));
			for (const [person, all] of times) {
				const place = zones.get(person) ?? others;
				for (const at of all) {
					const minute = clock.minute(place, at);
					if (minute !== null) hours.add(person, Math.floor(minute / 60), kind);
				}
			}
		}
	}
	return hours;
}
