import type { IWebhookFunctions } from 'n8n-workflow';
import type { EventRequest } from '../../lib/campaign';

const LONGEST_VALUE = 5_000;
/** The end of the address at which events come. */
export const EVENTS_END = '/events';

/** Whether the request came to the address of events. */
export function isForEvents(node: IWebhookFunctions): boolean {
	const path = String(node.getNodeParameter('path', ''));
	return pathOf(node).endsWith(`/${path}${EVENTS_END}`);
}

/** The bytes as they came, and where they came to; null without a body, or with one of several parts, which n8n takes apart. */
export function readEventRequest(node: IWebhookFunctions): EventRequest | null {
	const { headers, rawBody } = node.getRequestObject();
	const raw: unknown = rawBody;
	if (!(raw instanceof Uint8Array) || raw.length === 0) return null;
	const texts = Object.entries(headers).filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string',
	);
	return {
		headers: Object.fromEntries(
			texts.map(([name, value]) => [name.toLowerCase(), value.slice(0, LONGEST_VALUE)]),
		),
		body: new Uint8Array(raw),
		url: publicUrl(node),
	};
}

/** The address as the provider knows it: n8n's public one, with the query that came. */
function publicUrl(node: IWebhookFunctions): string {
	const base = (node.getNodeWebhookUrl('default') ?? '').replace(/[?#].*$/s, '');
	const query = /\?.*$/s.exec(node.getRequestObject().originalUrl)?.[0] ?? '';
	return `${base}${EVENTS_END}${query}`;
}

const pathOf = (node: IWebhookFunctions) =>
	decoded(node.getRequestObject().originalUrl.replace(/[?#].*$/s, '')).replace(/\/+$/, '');

function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		// Not what n8n would have routed here: no address of ours.
		return '';
	}
}
