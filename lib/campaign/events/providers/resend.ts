import type { EventKind } from '../../../ports';
import { readingOf, type Draft } from '../draft';
import { at, jsonOf, listAt, marksOf, textAt, timeAt } from '../fields';
import type { EventProvider, EventRequest } from '../providerEvent';
import { FIVE_MINUTES, hmac, NO_SIGNATURE, refusedTime, same, WRONG_SIGNATURE } from '../signature';

const KINDS = new Map<string, EventKind>([
	['email.delivered', 'delivered'],
	['email.delivery_delayed', 'deferred'],
	['email.complained', 'complaint'],
	['email.opened', 'open'],
	['email.clicked', 'click'],
	['email.failed', 'dropped'],
	['email.suppressed', 'dropped'],
]);

/** Resend's webhooks, signed by Svix: HMAC-SHA256 over id, time and bytes. Each attempt is signed anew, at times with two keys. */
export const resend: EventProvider = {
	label: 'Resend',
	verify({ headers, body }: EventRequest, secret, { now }) {
		const id = headers['svix-id'] ?? '';
		const timestamp = headers['svix-timestamp'] ?? '';
		const given = (headers['svix-signature'] ?? '').split(' ').slice(0, 20);
		if (id === '' || given[0] === '') return NO_SIGNATURE;
		const late = refusedTime(timeAt(timestamp), now, FIVE_MINUTES);
		if (late) return late;
		const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
		if (key.length < 16) return 'the signing secret is not the one that Resend shows';
		const right = `v1,${hmac('sha256', key, 'base64', `${id}.${timestamp}.`, body)}`;
		const hits = given.map((one) => same(one, right)).filter(Boolean);
		return hits.length > 0 ? null : WRONG_SIGNATURE;
	},
	read({ headers, body }) {
		const json = jsonOf(body);
		if (at(json, 'type') === undefined) return null;
		const people = listOfPeople(json);
		const id = headers['svix-id'] ?? '';
		return readingOf('resend', people, (to) => draftOf(json, textAt({ to }, 'to'), id));
	},
};

/** A message may go to several people; a bounce names nobody else. */
function listOfPeople(json: unknown): readonly unknown[] {
	const to = at(json, 'data', 'to');
	return Array.isArray(to) && to.length > 0 ? to.slice(0, 100) : [to];
}

function draftOf(json: unknown, to: string, id: string): Draft | null {
	const kind = kindOf(json);
	if (!kind) return null;
	const data = at(json, 'data');
	const cause = textAt(json, 'type') === 'email.suppressed' ? ('bounce' as const) : null;
	return {
		id: [id, to.toLowerCase()],
		...{ kind, cause, to },
		marks: marksOf(at(data, 'tags'), at(data, 'headers')),
		messageId: headerOf(data, 'message-id') || textAt(data, 'message_id'),
		providerId: textAt(data, 'email_id'),
		at: timeAt(data, 'click', 'timestamp') || timeAt(json, 'created_at'),
		url: textAt(data, 'click', 'link'),
		reason:
			textAt(data, 'bounce', 'message') ||
			textAt(data, 'failed', 'reason') ||
			textAt(data, 'suppressed', 'message'),
	};
}

function kindOf(json: unknown): EventKind | undefined {
	const type = textAt(json, 'type');
	if (type !== 'email.bounced') return KINDS.get(type);
	return textAt(json, 'data', 'bounce', 'type') === 'Permanent' ? 'bounce' : 'softBounce';
}

const headerOf = (data: unknown, name: string) =>
	textAt(
		listAt(data, 'headers').find((one) => textAt(one, 'name').toLowerCase() === name),
		'value',
	);
