import { createHash } from 'node:crypto';
import type { EventKind } from '../../ports';
import { parseAddress } from '../recipients/address';
import { marksOf, type OwnMarks } from './fields';
import type { EventSource, ProviderEvent, Reading } from './providerEvent';

const PHONE = /^\+[1-9]\d{6,14}$/;
const NO_MARKS: OwnMarks = marksOf();

/** What a reader found; everything else is empty. */
export interface Draft {
	/** What tells this event from others of the same provider. */
	readonly id: readonly (string | number)[];
	readonly kind: EventKind;
	readonly cause?: ProviderEvent['cause'];
	readonly to: unknown;
	readonly marks?: OwnMarks;
	/** The Message-ID that stands in the mail, where our own mark is missing. */
	readonly messageId?: string;
	readonly providerId?: string;
	readonly at?: number;
	readonly url?: string;
	readonly reason?: string;
}

/** The event in its normal form, or null when it does not say whose message it is about. */
export function eventOf(source: EventSource, draft: Draft): ProviderEvent | null {
	const { kind, cause = null, marks = NO_MARKS, at = 0, url = '', reason = '' } = draft;
	const recipient = recipientOf(draft.to);
	const messageId = bare(marks.messageId || (draft.messageId ?? ''));
	const providerId = bare(draft.providerId ?? '');
	if (recipient === '' && providerId === '') return null;
	const { campaign, step, topic } = marks;
	return {
		id: `${source}:${hash(draft.id)}`,
		...{ kind, cause, recipient, messageId, providerId, campaign, step, topic, at, url },
		reason: reason.replace(/\s+/g, ' ').trim().slice(0, 500),
	};
}

/** Whatever one of many entries is about; null = it is of no kind that counts. */
export type EntryReader = (entry: unknown) => Draft | null;

/** No provider tells more at once. */
const MOST_ENTRIES = 100_000;

/** Reads a list of entries; those that tell nothing are counted. null: there are too many. */
export function readingOf(
	source: EventSource,
	entries: readonly unknown[],
	read: EntryReader,
): Reading | null {
	if (entries.length > MOST_ENTRIES) return null;
	const events: ProviderEvent[] = [];
	for (const entry of entries) {
		const draft = read(entry);
		const event = draft && eventOf(source, draft);
		if (event) events.push(event);
	}
	return { events, ignored: entries.length - events.length };
}

/** Providers write people as `Name <address>` at times. */
function recipientOf(value: unknown): string {
	if (typeof value !== 'string') return '';
	const text = value.trim();
	if (PHONE.test(text)) return text;
	const inBrackets = /<([^<>]{3,320})>$/.exec(text.slice(0, 1_000))?.[1];
	const address = parseAddress(inBrackets ?? text);
	return address.ok ? address.key : '';
}

const bare = (id: string) => id.trim().replace(/^<|>$/g, '');

const hash = (parts: readonly (string | number)[]) =>
	createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 32);
