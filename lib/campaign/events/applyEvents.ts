/**
 * What events change: the suppression list, uncertain rows of the ledger, the log. Each step may be repeated without harm, and the log
 * is written last: a crash in between is made good when the provider tells the events again. In whatever order and however often they
 * come, the same store comes out.
 */
import type { CampaignEvent, Clock, EventKind, Store, Suppression } from '../../ports';
import type { EventSource, ProviderEvent } from './providerEvent';
import type { EventRules } from './rules';
import { SoftBounces } from './softBounces';

export type EventsStore = Pick<Store, 'events' | 'messages' | 'suppression'>;

export interface EventPorts {
	readonly store: EventsStore;
	readonly clock: Clock;
}

/** An event that nobody had told before. */
export interface NewEvent extends Omit<ProviderEvent, 'cause'> {
	readonly source: EventSource;
	/** The topic that the person gets no more of because of it, `*` = any; '' = it changes nothing. */
	readonly suppresses: string;
}

export interface Applied {
	readonly events: NewEvent[];
	/** Entries that the suppression list did not have. */
	suppressed: number;
	/** Uncertain messages that are certain now. */
	confirmed: number;
}

/** Events worked on at once: what bounds the memory, and one transaction a list that changes. */
const CHUNK = 10_000;
const DAY = 86_400_000;

/** Proof that the message is where it was to go. */
const ARRIVED: ReadonlySet<EventKind> = new Set([
	...(['delivered', 'open', 'click', 'complaint', 'unsubscribe'] as const),
]);
/** Proof that it left us. */
const LEFT_US: ReadonlySet<EventKind> = new Set([
	...ARRIVED,
	...(['deferred', 'bounce', 'softBounce'] as const),
]);

/** Applies verified events of one provider. Throws STORE_FAILED; then they may be told again. */
export async function applyEvents(
	source: EventSource,
	told: readonly ProviderEvent[],
	rules: EventRules,
	ports: EventPorts,
): Promise<Applied> {
	const applied: Applied = { events: [], suppressed: 0, confirmed: 0 };
	const unique = [...new Map(told.toReversed().map((event) => [event.id, event])).values()];
	// In order of time, so that the first reason of a suppression is the earliest; no time is now.
	unique.sort((a, b) => (a.at || Infinity) - (b.at || Infinity) || (a.id < b.id ? -1 : 1));
	for (let from = 0; from < unique.length; from += CHUNK) {
		await new Batch(source, rules, ports).apply(unique.slice(from, from + CHUNK), applied);
	}
	return applied;
}

/** What `applyEvents` would put out, told before or not, without changing anything. Throws STORE_FAILED. */
export async function lookAtEvents(
	source: EventSource,
	told: readonly ProviderEvent[],
	{ store, clock }: EventPorts,
): Promise<Applied> {
	const found = await store.messages.trace(told);
	const now = clock.now();
	const events = told.map((event, i) =>
		shown({ ...event, ...found[i], at: event.at || now, suppresses: '' }, source),
	);
	return { events, suppressed: 0, confirmed: 0 };
}

class Batch {
	private readonly now: number;

	constructor(
		private readonly source: EventSource,
		private readonly rules: EventRules,
		private readonly ports: EventPorts,
	) {
		this.now = ports.clock.now();
	}

	async apply(chunk: readonly ProviderEvent[], applied: Applied): Promise<void> {
		const { events, suppression } = this.ports.store;
		const known = await events.known(chunk.map(({ id }) => id));
		const fresh = chunk.filter(({ id }) => !known.has(id));
		if (fresh.length === 0) return;
		const { located, confirmed } = await this.locate(fresh);
		const soft = await SoftBounces.count(located, this.rules, this.now, events);
		const judged = located.map((event) => ({ ...event, suppresses: this.topicOf(event, soft) }));
		const rows = judged.filter(({ suppresses }) => suppresses !== '');
		applied.suppressed += await suppression.add(rows.map((event) => this.rule(event, soft)));
		applied.confirmed += confirmed;
		const added = await events.add(judged.map((event) => this.logged(event)));
		const isNew = new Set(added.map(({ id }) => id));
		const news = judged.filter(({ id }) => isNew.has(id));
		applied.events.push(...news.map((event) => shown(event, this.source)));
	}

	/** Whose message it was, by the ledger, else by what the event says; those about nobody are left out. Makes sure what is uncertain. */
	private async locate(fresh: readonly ProviderEvent[]) {
		const { messages } = this.ports.store;
		const found = await messages.trace(fresh);
		const certain = fresh.flatMap(({ kind, providerId }, i) => {
			const row = found[i];
			const tells = row?.open && LEFT_US.has(kind);
			return tells ? [{ ...row, providerId, arrived: ARRIVED.has(kind) }] : [];
		});
		const confirmed = await messages.confirm(strongest(certain), this.now);
		const located = fresh
			.map((event, i) => ({ ...event, ...found[i], at: this.timeOf(event) }))
			.filter(({ recipient }) => recipient !== '');
		return { located, confirmed };
	}

	/** A time that nobody told, or that is still to come, is now. */
	private timeOf({ at }: ProviderEvent): number {
		return at > 0 && at <= this.now + DAY ? at : this.now;
	}

	private topicOf(event: ProviderEvent, soft: SoftBounces): string {
		const own = isTopic(event.topic) ? event.topic : '*';
		switch (event.cause ?? event.kind) {
			case 'bounce':
				return '*';
			case 'complaint':
				return this.rules.complaintTopics === 'all' ? '*' : own;
			case 'unsubscribe':
				// A message that was not tried: what the provider has in its list is about the person, not about this message.
				return event.kind === 'dropped' ? '*' : own;
			case 'softBounce':
				return soft.isFull(event.recipient) ? '*' : '';
			default:
				return '';
		}
	}

	private rule(event: Judged, soft: SoftBounces): Suppression {
		const { recipient, suppresses: topic, at: addedAt } = event;
		return { recipient, topic, reason: reasonOf(event, soft), source: this.source, addedAt };
	}

	private logged(event: ProviderEvent): CampaignEvent {
		const { id, kind, recipient, campaign, step, at, url, reason } = event;
		const detail = url || reason;
		return { id, kind, recipient, campaign, step, at, source: this.source, detail };
	}
}

type Judged = ProviderEvent & { readonly suppresses: string };

function shown(event: Judged, source: EventSource): NewEvent {
	const { id, kind, recipient, messageId, providerId, suppresses } = event;
	const { campaign, step, topic, at, url, reason } = event;
	return {
		...{ id, kind, recipient, campaign, step, topic, at, url, reason, suppresses },
		...{ messageId, providerId, source },
	};
}

function reasonOf({ kind, cause, reason }: ProviderEvent, soft: SoftBounces): string {
	const said = reason === '' ? '' : ` (${reason.slice(0, 200)})`;
	switch (cause ?? kind) {
		case 'complaint':
			return `complained${said}`;
		case 'unsubscribe':
			return 'unsubscribed';
		case 'softBounce':
			return `${soft.text}${said}`;
		default:
			return `bounced${said}`;
	}
}

/** One row a message: what arrived counts more than what only left. */
function strongest<
	T extends { campaign: string; step: string; recipient: string; arrived: boolean },
>(rows: readonly T[]): T[] {
	const found = new Map<string, T>();
	for (const row of rows) {
		const key = JSON.stringify([row.campaign, row.step, row.recipient]);
		const known = found.get(key);
		if (!known || (row.arrived && !known.arrived)) found.set(key, row);
	}
	return [...found.values()];
}

/** Anything else stands for every topic: who leaves must not stay because of a sign. */
const isTopic = (topic: string) =>
	topic !== '' && topic.length <= 500 && !topic.includes('\0') && topic.isWellFormed();
