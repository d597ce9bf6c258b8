import type { EventKind } from '../../../ports';
import { readingOf, type Draft } from '../draft';
import { at, jsonOf, listAt, marksOf, textAt, timeAt } from '../fields';
import type { EventProvider, Reading } from '../providerEvent';
import { checkSns, longTextAt, subscribeUrl } from './sns';

/** Amazon SES, by way of SNS: feedback notifications and event publishing, which look alike. */
export const ses: EventProvider = {
	label: 'Amazon SES',
	verify: async (request, secret, ports) => await checkSns(request, secret, ports),
	read({ body }) {
		const json = jsonOf(body);
		switch (textAt(json, 'Type')) {
			case 'Notification':
				return readMessage(longTextAt(json, 'Message'), textAt(json, 'MessageId'));
			case 'SubscriptionConfirmation': {
				const confirm = subscribeUrl(json);
				return confirm === '' ? null : { events: [], ignored: 0, confirm };
			}
			case 'UnsubscribeConfirmation':
				return { events: [], ignored: 1 };
			default:
				return null;
		}
	},
};

/** A first notification says in plain words that all is well: not JSON, and nothing to read. */
function readMessage(message: string, id: string): Reading | null {
	const json = jsonOf(message);
	const people = peopleOf(json);
	return readingOf('ses', people, (person) => draftOf(json, person, id));
}

/** Where the people stand, and the time, by type. */
const PLACES = new Map<string, readonly [place: string, people: string]>([
	['Bounce', ['bounce', 'bouncedRecipients']],
	['Complaint', ['complaint', 'complainedRecipients']],
	['Delivery', ['delivery', 'recipients']],
	['DeliveryDelay', ['deliveryDelay', 'delayedRecipients']],
	['Open', ['open', '']],
	['Click', ['click', '']],
	['Reject', ['reject', '']],
	['Rendering Failure', ['failure', '']],
	['Subscription', ['subscription', '']],
]);

const typeOf = (json: unknown) => textAt(json, 'eventType') || textAt(json, 'notificationType');

function peopleOf(json: unknown): readonly unknown[] {
	const [place = '', people = ''] = PLACES.get(typeOf(json)) ?? [];
	const found = people === '' ? at(json, 'mail', 'destination') : at(json, place, people);
	return Array.isArray(found) && found.length > 0 ? found.slice(0, 100) : [null];
}

function draftOf(json: unknown, person: unknown, id: string): Draft | null {
	const what = whatHappened(json);
	if (!what) return null;
	const [place = ''] = PLACES.get(typeOf(json)) ?? [];
	const to = textAt({ person }, 'person') || textAt(person, 'emailAddress');
	return {
		...what,
		id: [id, to.toLowerCase()],
		to,
		marks: marksOf(at(json, 'mail', 'tags'), at(json, 'mail', 'headers')),
		messageId: headerOf(json, 'message-id') || textAt(json, 'mail', 'commonHeaders', 'messageId'),
		providerId: textAt(json, 'mail', 'messageId'),
		at: timeAt(json, place, 'timestamp') || timeAt(json, 'mail', 'timestamp'),
		url: textAt(json, place, 'link'),
		reason:
			textAt(person, 'diagnosticCode') ||
			textAt(json, place, 'reason') ||
			textAt(json, place, 'bounceSubType') ||
			textAt(json, place, 'complaintFeedbackType'),
	};
}

const KINDS = new Map<string, EventKind>([
	['Delivery', 'delivered'],
	['DeliveryDelay', 'deferred'],
	['Open', 'open'],
	['Click', 'click'],
	['Reject', 'dropped'],
	['Rendering Failure', 'dropped'],
	['Subscription', 'unsubscribe'],
]);

function whatHappened(json: unknown): Pick<Draft, 'kind' | 'cause'> | null {
	const type = typeOf(json);
	if (type === 'Complaint') {
		const feedback = textAt(json, 'complaint', 'complaintFeedbackType');
		return feedback === 'not-spam' ? null : { kind: 'complaint' };
	}
	if (type === 'Bounce') {
		const isLasting = textAt(json, 'bounce', 'bounceType') === 'Permanent';
		return { kind: isLasting ? 'bounce' : 'softBounce' };
	}
	const kind = KINDS.get(type);
	return kind === undefined ? null : { kind };
}

const headerOf = (json: unknown, name: string) =>
	textAt(
		listAt(json, 'mail', 'headers').find((one) => textAt(one, 'name').toLowerCase() === name),
		'value',
	);
