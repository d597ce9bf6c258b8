export type ConsentState = 'asked' | 'confirmed' | 'withdrawn';

/** What one person said about one topic, with the proof (GDPR article 7: when, where, to which words). */
export interface Consent {
	/** Normalised address. */
	readonly recipient: string;
	/** `*` = every topic. */
	readonly topic: string;
	readonly state: ConsentState;
	/** UTC ms of the question; 0 = nobody asked, it was given by itself. */
	readonly askedAt: number;
	/** UTC ms of the answer; 0 = none yet. */
	readonly decidedAt: number;
	/** Where the question stood: a form, an import, an API. */
	readonly source: string;
	/** Version or words of the text that the person agreed to. */
	readonly wording: string;
	/** How the answer came, such as the network address and program of the click. */
	readonly evidence: string;
}

export interface ConsentStore {
	/** Notes that people were asked. Whoever has confirmed stays confirmed; whoever withdrew is asked anew. Returns how many were noted. */
	ask(rows: readonly Omit<Consent, 'state' | 'decidedAt' | 'evidence'>[]): Promise<number>;
	/** Notes an answer, also of somebody who was not asked. */
	decide(answer: {
		recipient: string;
		topic: string;
		state: 'confirmed' | 'withdrawn';
		at: number;
		source: string;
		evidence: string;
	}): Promise<void>;
	/** Of these recipients, what is known for the topic or, failing that, for every topic. */
	get(recipients: readonly string[], topic: string): Promise<Map<string, Consent>>;
}

/**
 * What became of a message. `deferred`: the provider tries again; `dropped`: it never tried; `bounce`: it never will arrive at this
 * address; `softBounce`: not this time.
 */
export type EventKind =
	| 'delivered'
	| 'deferred'
	| 'dropped'
	| 'bounce'
	| 'softBounce'
	| 'complaint'
	| 'unsubscribe'
	| 'open'
	| 'click'
	| 'conversion';

/** Something that happened to a message after it was sent. */
export interface CampaignEvent {
	/** The same event told twice has the same id, whoever tells it. */
	readonly id: string;
	readonly kind: EventKind;
	/** Normalised address. */
	readonly recipient: string;
	/** '' where the provider did not say. */
	readonly campaign: string;
	readonly step: string;
	/** UTC ms when it happened. */
	readonly at: number;
	/** Who told: a provider's name, `link`. */
	readonly source: string;
	/** The reason of a bounce, the address of a click. */
	readonly detail: string;
}

export interface EventLog {
	/** Adds events and gives back those that were not known yet, in their order. */
	add(events: readonly CampaignEvent[]): Promise<CampaignEvent[]>;
	/** Which of these ids are in the log. */
	known(ids: readonly string[]): Promise<Set<string>>;
	/** Events of a campaign by kind; recipients count once in `people`. */
	count(
		campaign: string,
		step?: string,
	): Promise<{ kind: EventKind; total: number; people: number }[]>;
	/** People of each variant of the ledger who had events of this kind; campaigns without variants have the one named ''. */
	countByVariant(
		campaign: string,
		step: string,
	): Promise<{ variant: string; kind: EventKind; people: number }[]>;
	/** How often each of these recipients had events of this kind since `since` (UTC ms). */
	countFor(
		recipients: readonly string[],
		kind: EventKind,
		since: number,
	): Promise<Map<string, number>>;
	/** When each of these recipients had events of this kind since `since` (UTC ms), oldest first; who had none is not in the map. */
	times(
		recipients: readonly string[],
		kind: EventKind,
		since: number,
	): Promise<Map<string, number[]>>;
	/** In order of time, then id; `after` is the last event of the page before. */
	list(options: {
		campaign?: string;
		kind?: EventKind;
		recipient?: string;
		limit?: number;
		after?: { at: number; id: string };
	}): Promise<CampaignEvent[]>;
}

export interface Erasure {
	/** Normalised address. */
	readonly recipient: string;
	/** The person's ids in profiles (customer numbers). */
	readonly profileIds: readonly string[];
}

/** How many rows went, by place. */
export interface Erased {
	readonly people: number;
	readonly ledger: number;
	readonly suppression: number;
	readonly consents: number;
	readonly events: number;
	readonly profiles: number;
}
