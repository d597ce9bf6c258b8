import type { Claim, Suppression } from '../../lib/ports';

/** Fixed instants, far from each other. */
export const T = 1_760_000_000_000;
export const HOUR = 3_600_000;

export const key = (run: string, now = T) => ({ campaign: 'spring', step: 'offer', run, now });
export const claims = (...recipients: string[]): Claim[] =>
	recipients.map((recipient) => ({ recipient, messageId: `<${recipient}.m>` }));
export const bytes = (...values: number[]) => Uint8Array.from(values);
export const model = (name: string, artefact: Uint8Array, kind = 'segment.kmeans') => ({
	name,
	kind,
	info: { rows: 3, note: 'Grüße 你好 \0' },
	artefact,
	createdAt: T,
});
export const rule = (recipient: string, topic = '*', reason = 'unsubscribed'): Suppression => ({
	recipient,
	topic,
	reason,
	source: 'test',
	addedAt: T,
});
