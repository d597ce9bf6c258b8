import type { IWebhookFunctions } from 'n8n-workflow';
import type { LinkRequest } from '../../lib/campaign';
import { isRecord } from './isRecord';

/** The fields that our pages and RFC 8058 send. Nothing else of a body is looked at. */
const FIELDS = ['List-Unsubscribe', 'action', 'topic', 'none'];
const LONGEST_VALUE = 500;
const MOST_VALUES = 200;
const LONGEST_TEXT = 20_000;

/** What came in, as plain data of bounded size, whatever was sent. */
export function readRequest(node: IWebhookFunctions): LinkRequest {
	const request = node.getRequestObject();
	const query: unknown = node.getQueryData();
	const token = isRecord(query) ? query['t'] : undefined;
	const header = (name: string) => {
		const value = request.headers[name];
		return typeof value === 'string' ? value.slice(0, LONGEST_VALUE) : '';
	};
	return {
		method: request.method,
		token: typeof token === 'string' ? token : '',
		form: request.method === 'POST' ? formOf(node.getBodyData(), request.rawBody) : {},
		evidence: `${request.ip ?? 'unknown address'}, ${header('user-agent') || 'unknown program'}`,
		languages: header('accept-language'),
	};
}

/**
 * `body`: what n8n made of it: an object from JSON or a urlencoded form, `{ data, files }` from a multipart form (which RFC 8058
 * prefers), text from plain text; nothing when the content type is missing or unknown, then `raw` is read as a form.
 */
function formOf(body: unknown, raw: unknown): LinkRequest['form'] {
	if (typeof body === 'string') return fieldsOf(parsed(body));
	if (!isRecord(body) || Object.keys(body).length === 0) {
		return Buffer.isBuffer(raw) ? fieldsOf(parsed(raw.toString('latin1', 0, LONGEST_TEXT))) : {};
	}
	const isMultipart = 'files' in body && isRecord(body['data']);
	return fieldsOf(isMultipart ? body['data'] : body);
}

function parsed(text: string): Record<string, unknown> {
	const pairs = new URLSearchParams(text.slice(0, LONGEST_TEXT));
	return Object.fromEntries(FIELDS.map((name) => [name, pairs.getAll(name)]));
}

function fieldsOf(body: unknown): LinkRequest['form'] {
	if (!isRecord(body)) return {};
	const known = FIELDS.filter((name) => Object.hasOwn(body, name));
	return Object.fromEntries(known.map((name) => [name, valueOf(body[name])]));
}

/** Texts only; a single one by itself, as n8n's form readers give it. */
function valueOf(value: unknown): unknown {
	const all: unknown[] = Array.isArray(value) ? value.slice(0, MOST_VALUES) : [value];
	const texts = all
		.filter((one) => typeof one === 'string')
		.map((one) => one.slice(0, LONGEST_VALUE));
	return texts.length === 1 ? texts[0] : texts;
}
