import type { SentMessages } from './messages';
import type { ConsentStore, Erased, Erasure, EventLog } from './people';

/**
 * What the library keeps between runs: model artefacts, the send ledger, the suppression list and profiles.
 * Drivers (lib/store) implement it; field rooms only see these interfaces. Every method rejects with
 * LibraryError STORE_FAILED when the medium fails (disk full, connection lost) and leaves old or new, never half.
 */
export interface ModelMeta {
	readonly name: string;
	/** 1, 2, 3 … per name; given by the store. */
	readonly version: number;
	/** What the artefact is, e.g. `segment.kmeans`, `recommend.ials`. */
	readonly kind: string;
	/** UTC ms. */
	readonly createdAt: number;
	/** Small JSON facts for lists and cards: rows, features, metrics. No customer data. */
	readonly info: Readonly<Record<string, unknown>>;
	readonly bytes: number;
	/** SHA-256 of the artefact, hex. */
	readonly checksum: string;
	/** Whether this is the version that `load` gives when none is named. */
	readonly current: boolean;
}

export interface ModelStore {
	/**
	 * Saves a new version and makes it current, unless `makeCurrent` is false: then the version that is current stays so, and only
	 * the first version of a name becomes current. `name`: 1–100 letters, digits, space, `.`, `_`, `-`.
	 */
	save(model: {
		name: string;
		kind: string;
		info: Readonly<Record<string, unknown>>;
		artefact: Uint8Array;
		createdAt: number;
		makeCurrent?: boolean;
	}): Promise<ModelMeta>;
	/** Loads a version (default: the current one), checksum verified. NOT_FOUND names the models there are. */
	load(name: string, version?: number): Promise<{ meta: ModelMeta; artefact: Uint8Array }>;
	/** What `load` would give, without the artefact: cheap enough to ask for each request. Throws NOT_FOUND as `load`. */
	find(name: string, version?: number): Promise<ModelMeta>;
	list(filter?: { kind?: string; name?: string }): Promise<ModelMeta[]>;
	setCurrent(name: string, version: number): Promise<void>;
	delete(name: string, version?: number): Promise<number>;
}

export type LedgerState = 'claimed' | 'sent' | 'failed' | 'uncertain' | 'suppressed' | 'held';

/** One row of the send ledger; (campaign, recipient, step) is unique. */
export interface LedgerRow {
	readonly campaign: string;
	/** Normalised address. */
	readonly recipient: string;
	readonly step: string;
	readonly state: LedgerState;
	readonly reason: string;
	/** Identifies the run that owns a claim. */
	readonly run: string;
	readonly messageId: string;
	/** Which variant of the message this person got or would have got; '' = there is only one. */
	readonly variant: string;
	/** What the provider calls the message; '' where it gave no name. */
	readonly providerId: string;
	/** UTC ms. */
	readonly claimedAt: number;
	readonly updatedAt: number;
}

export interface Claim {
	readonly recipient: string;
	readonly messageId: string;
	readonly variant?: string;
}

/** At most `most` messages of a sender since `since` (UTC ms, rounded down to its minute), over all runs and campaigns of the store. */
export interface SendLimit {
	readonly since: number;
	readonly most: number;
}

/** Whose messages a claim counts for (a sending domain), and what it may not exceed. */
export interface Sender {
	readonly sender?: string;
	readonly limits?: readonly SendLimit[];
}

/** Which uncertain rows may be claimed again, because a second request with the same key sends nothing. */
export interface SafeAgain {
	/** Of runs with this mark at their end (`~` and 16 hexadecimal digits). */
	readonly mark: string;
	/** First claimed at this time or later (UTC ms): the service still knows the key. */
	readonly since: number;
}

/** Which rows of the ledger are meant; what is missing excludes nothing. */
export interface LedgerFilter {
	readonly step?: string;
	readonly state?: LedgerState;
	/** Claimed at this time or later (UTC ms). */
	readonly since?: number;
	/** Claimed before this time (UTC ms). */
	readonly until?: number;
}

/** A message that went out or may have gone out. */
export interface RecentSend {
	readonly campaign: string;
	readonly step: string;
	/** UTC ms of the claim. */
	readonly at: number;
}

export interface ClaimAnswer {
	readonly recipient: string;
	readonly claimed: boolean;
	readonly existing: LedgerRow | null;
	/** Not claimed because a limit of the sender is reached. */
	readonly noRoom?: boolean;
	/** The message may have gone out before, under the same key. */
	readonly again?: boolean;
}

export interface Ledger {
	/**
	 * Claims recipients before a send, all in one durable transaction. Returns, per claim, `claimed: true`, or the row
	 * that already stands there. Rows in state `failed` may be claimed again; every other existing row refuses.
	 * With a `sender` the claims are counted, each attempt once; claims beyond the room that its `limits` leave are not made and say
	 * `noRoom`. Claims of all processes are counted one after the other, so that limits hold over all of them.
	 * With `safeAgain`, uncertain rows of the same message id may be claimed too: such a claim says `again`, keeps the time of the first
	 * claim, and becomes uncertain again when it is released.
	 */
	claim(
		key: {
			campaign: string;
			step: string;
			run: string;
			now: number;
			safeAgain?: SafeAgain | null;
		} & Sender,
		claims: readonly Claim[],
	): Promise<ClaimAnswer[]>;
	/** How many messages of a sender were claimed in each minute since `since` (UTC ms), oldest first; `minute`: UTC ms at which it begins. */
	sentBy(sender: string, since: number): Promise<{ minute: number; total: number }[]>;
	/** The minute (UTC ms) of a sender's first message, or null. */
	firstSent(sender: string): Promise<number | null>;
	/** Records outcomes of this run's claims, in one transaction. Rows that this run does not own are left alone. */
	settle(
		key: { campaign: string; step: string; run: string; now: number },
		outcomes: readonly {
			recipient: string;
			state: Exclude<LedgerState, 'claimed'>;
			reason: string;
			providerId?: string;
		}[],
	): Promise<void>;
	/** Writes people who get nothing on purpose (the hold-out group) as `held`; whoever stands there already stays as he is. Returns the new ones. */
	hold(
		key: { campaign: string; step: string; run: string; now: number },
		rows: readonly { recipient: string; variant: string; reason: string }[],
	): Promise<number>;
	/** Per recipient, what any campaign sent, may have sent or is sending since `since` (UTC ms), latest first; nobody else is in the map. */
	recent(recipients: readonly string[], since: number): Promise<Map<string, RecentSend[]>>;
	/** Makes `uncertain` rows (of these recipients only, if given) free for another claim, because the user decided so. Returns their number. */
	allowAgain(key: {
		campaign: string;
		step: string;
		recipients?: readonly string[];
	}): Promise<number>;
	/** The row of a message by the provider's name of it, or null. */
	findByProviderId(providerId: string): Promise<LedgerRow | null>;
	/** How many rows of each variant are in each state. */
	variants(
		campaign: string,
		step: string,
	): Promise<{ variant: string; state: LedgerState; total: number }[]>;
	/** Gives back claims that were certainly not sent (cancelled before the send), so that a later run may claim them; they no longer count. */
	release(
		key: { campaign: string; step: string; run: string; sender?: string },
		recipients: readonly string[],
	): Promise<void>;
	/** Turns claims of runs that are no longer alive (no heartbeat after `before`, UTC ms) into `uncertain`. Returns their number. */
	markUncertain(key: {
		campaign: string;
		step: string;
		before: number;
		now: number;
	}): Promise<number>;
	/** Tells that a run is alive. */
	heartbeat(key: { run: string; now: number }): Promise<void>;
	count(campaign: string, step?: string): Promise<Record<LedgerState, number>>;
	list(
		campaign: string,
		options?: LedgerFilter & { limit?: number; after?: string },
	): Promise<LedgerRow[]>;
	/** At most `limit` rows of one person, of all campaigns or of one, in order of the claim, then campaign and step. */
	ofRecipient(
		recipient: string,
		options?: LedgerFilter & { campaign?: string; limit?: number },
	): Promise<LedgerRow[]>;
}

export interface Suppression {
	/** Normalised address, or `hash:<hex>` after erasure: that entry still matches the erased address. */
	readonly recipient: string;
	/** `*` = every topic. */
	readonly topic: string;
	readonly reason: string;
	readonly source: string;
	readonly addedAt: number;
}

export interface SuppressionList {
	add(rows: readonly Suppression[]): Promise<number>;
	remove(recipient: string, topic: string): Promise<boolean>;
	/** Removes entries in one transaction. Returns how many of them there were. */
	removeAll(entries: readonly { recipient: string; topic: string }[]): Promise<number>;
	/** Of these recipients, the ones that may not receive the topic, with the rule that says so. */
	match(recipients: readonly string[], topic: string): Promise<Map<string, Suppression>>;
	list(options?: { topic?: string; limit?: number; after?: string }): Promise<Suppression[]>;
}

/** What is known of one person or thing between runs, e.g. the segment that a customer had last time. */
export interface ProfileStore {
	put(
		kind: string,
		rows: readonly { id: string; data: Readonly<Record<string, unknown>> }[],
		now: number,
	): Promise<void>;
	/** Writes the row unless one with its id stands there, and gives back what then stands there: of several writers all get the first one's. */
	first(
		kind: string,
		row: { id: string; data: Readonly<Record<string, unknown>> },
		now: number,
	): Promise<Record<string, unknown>>;
	get(kind: string, ids: readonly string[]): Promise<Map<string, Record<string, unknown>>>;
	delete(kind: string, ids: readonly string[]): Promise<number>;
	/**
	 * Deletes at most `most` rows of a kind, in order of their ids, that were last put before `before` (UTC ms). Only ids that sort below
	 * `below` (default: all) are looked through: where ids begin with a time, the cost is that of what is deleted. Returns their number.
	 */
	deleteOlder(
		kind: string,
		limits: { before: number; most: number; below?: string },
	): Promise<number>;
}

export interface Store {
	/** `sqlite` or `postgres`, for reports. */
	readonly driver: string;
	readonly models: ModelStore;
	readonly ledger: Ledger;
	readonly suppression: SuppressionList;
	readonly profiles: ProfileStore;
	readonly consents: ConsentStore;
	readonly events: EventLog;
	readonly messages: SentMessages;
	/** A random key of this store, 32 bytes, made at the first call; the same for every process that uses the store. */
	secret(name: string): Promise<Uint8Array>;
	/**
	 * Forgets people: every row of theirs goes from ledger, suppression list, consents, events and the profiles with these ids; what
	 * stays is one keyed hash an address in the suppression list, so that a later import of it is still suppressed.
	 */
	erase(people: readonly Erasure[], now: number): Promise<Erased>;
	close(): Promise<void>;
}

/** How to open a store; plain data, so that a job can open it on its own thread. */
export type StoreConfig =
	| { readonly driver: 'sqlite'; readonly file: string }
	| {
			readonly driver: 'postgres';
			readonly host: string;
			readonly port: number;
			readonly database: string;
			readonly user: string;
			readonly password: string;
			readonly schema: string;
			readonly tls: 'off' | 'on' | 'no-verify';
	  };
