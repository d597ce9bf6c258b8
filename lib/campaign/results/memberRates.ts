/** What happened to each person, put together by variant: where people must be told apart whom the ledger's counts cannot. */
import type { EventKind, EventLog } from '../../ports';
import { ratesOf, type CampaignRates } from '../events/rates';
import { isOfStep, type Members } from './members';

export interface MemberRates {
	readonly variant: string;
	/** Whether they got the variant after it had won. */
	readonly rest: boolean;
	readonly people: number;
	readonly rates: CampaignRates;
}

const KINDS: readonly EventKind[] = [
	...(['delivered', 'deferred', 'dropped', 'bounce', 'softBounce'] as const),
	...(['complaint', 'unsubscribe', 'open', 'click', 'conversion'] as const),
];
const PAGE = 10_000;

/** In order of the variants' names, those who tested first. Each person counts once in each number, however many steps there are. Throws STORE_FAILED. */
export async function ratesOfMembers(
	members: Members,
	events: Pick<EventLog, 'list'>,
	campaign: string,
	step: string | null,
): Promise<MemberRates[]> {
	const had = await happenedTo(members, events, campaign, step);
	const groups = new Map<string, { variant: string; rest: boolean; rows: number[] }>();
	for (const [row, variant] of members.variants.entries()) {
		if (members.heldOut[row]) continue;
		const rest = members.rest[row] ?? false;
		const key = `${rest ? 1 : 0}${variant}`;
		const group = groups.get(key) ?? { variant, rest, rows: [] };
		group.rows.push(row);
		groups.set(key, group);
	}
	return [...groups]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([, { variant, rest, rows }]) => ({
			...{ variant, rest, people: rows.length },
			rates: ratesOf(
				rows.filter((row) => members.sent[row]).length,
				new Map(KINDS.map((kind, bit) => [kind, countBit(had, rows, bit)])),
			),
		}));
}

const countBit = (had: Uint16Array, rows: readonly number[], bit: number) =>
	rows.reduce((sum, row) => sum + (((had[row] ?? 0) >> bit) & 1), 0);

/** One bit a kind for each person. */
async function happenedTo(
	{ rowOf, since }: Members,
	events: Pick<EventLog, 'list'>,
	campaign: string,
	step: string | null,
): Promise<Uint16Array> {
	const had = new Uint16Array(since.length);
	let after: { at: number; id: string } | undefined;
	for (;;) {
		const page = await events.list({ campaign, limit: PAGE, ...(after && { after }) });
		for (const event of page) {
			const row = rowOf.get(event.recipient);
			if (row === undefined || !isOfStep(step, event.step)) continue;
			had[row] = (had[row] ?? 0) | (1 << KINDS.indexOf(event.kind));
		}
		after = page.at(-1);
		if (page.length < PAGE || !after) return had;
	}
}
