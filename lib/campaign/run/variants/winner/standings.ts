/** How the variants did with the people of the test share. */
import { wilson, type Share } from '../../../../math';
import type { EventKind, EventLog, LedgerRow, LedgerState } from '../../../../ports';
import { isInTestShare, type WinnerMeasure, type WinnerRules } from './winnerOptions';

export interface Standing {
	readonly variant: string;
	/** Messages that were handed over. */
	readonly sent: number;
	/** Who did it: of the messages that did not bounce; buyers of all. */
	readonly result: Share;
}

export interface Standings {
	/** UTC ms of the first message; null = none yet. */
	readonly since: number | null;
	/** In the order of the variants that were asked for. */
	readonly variants: readonly Standing[];
}

const SENT: readonly LedgerState[] = ['sent', 'uncertain'];
const DEED: Readonly<Record<WinnerMeasure, EventKind>> = {
	clicked: 'click',
	opened: 'open',
	bought: 'conversion',
};
/** What keeps a message from arriving. */
const LOST: readonly EventKind[] = ['bounce', 'softBounce', 'dropped'];
const PAGE = 10_000;

type Events = Pick<EventLog, 'list'>;
type Test = Pick<WinnerRules, 'share' | 'key' | 'by'>;

/** Who of the test share was mailed, and with which variant. */
export class TestGroup {
	readonly variantOf = new Map<string, string>();
	since: number | null = null;

	/** `rows`: of the campaign's step. */
	constructor(rows: Iterable<LedgerRow>, test: Pick<Test, 'share' | 'key'>) {
		for (const { recipient, state, variant, claimedAt } of rows) {
			if (!SENT.includes(state) || !isInTestShare(test, recipient)) continue;
			this.variantOf.set(recipient, variant);
			this.since = Math.min(this.since ?? claimedAt, claimedAt);
		}
	}

	sent(variant: string): number {
		let count = 0;
		for (const own of this.variantOf.values()) if (own === variant) count++;
		return count;
	}
}

/** Counts each person once. Throws STORE_FAILED. */
export async function standingsOf(
	group: TestGroup,
	names: readonly string[],
	by: WinnerMeasure,
	events: Events,
	key: { readonly campaign: string; readonly step: string },
): Promise<Standings> {
	const did = countBy(group, [await whoHad(events, DEED[by], key)]);
	const lost =
		by === 'bought'
			? () => 0
			: countBy(
					group,
					await Promise.all(LOST.map(async (kind) => await whoHad(events, kind, key))),
				);
	const variants = names.map((variant): Standing => {
		const sent = group.sent(variant);
		return { variant, sent, result: wilson(did(variant), Math.max(0, sent - lost(variant))) };
	});
	return { since: group.since, variants };
}

/** A person stands in each list once; who stands in two counts twice, as in Campaign Results. */
function countBy(group: TestGroup, lists: readonly ReadonlySet<string>[]) {
	const counts = new Map<string, number>();
	for (const people of lists) {
		for (const person of people) {
			const variant = group.variantOf.get(person);
			if (variant !== undefined) counts.set(variant, (counts.get(variant) ?? 0) + 1);
		}
	}
	return (variant: string) => counts.get(variant) ?? 0;
}

async function whoHad(
	events: Events,
	kind: EventKind,
	{ campaign, step }: { readonly campaign: string; readonly step: string },
): Promise<Set<string>> {
	const people = new Set<string>();
	let after: { at: number; id: string } | undefined;
	for (;;) {
		const page = await events.list({ campaign, kind, limit: PAGE, ...(after && { after }) });
		for (const event of page) if (event.step === step) people.add(event.recipient);
		after = page.at(-1);
		if (page.length < PAGE || !after) return people;
	}
}
