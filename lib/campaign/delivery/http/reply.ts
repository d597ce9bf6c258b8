import type { HttpResponse } from '../../../ports';

/** A reply as the drivers read it. Nothing in it is trusted to have any form. */
export interface Reply {
	readonly status: number;
	/** UTC ms at which it came. */
	readonly now: number;
	/** '' where there is no such header. */
	header(name: string): string;
	/** The body as JSON, or undefined when it is none. */
	readonly json: unknown;
	readonly text: string;
}

const LONGEST_REASON = 300;
/** No service may stop a run for longer by its own word. */
const LONGEST_WAIT = 3_600_000;

export function replyOf({ status, headers, body }: HttpResponse, now: number): Reply {
	const text = textOf(body);
	return {
		...{ status, now, text },
		header: (name) => headers[name] ?? '',
		json:
			typeof body === 'object' && body !== null && !ArrayBuffer.isView(body) ? body : parse(text),
	};
}

function textOf(body: unknown): string {
	if (typeof body === 'string') return body;
	if (ArrayBuffer.isView(body)) return Buffer.from(body.buffer).toString('utf8');
	return body === undefined || body === null ? '' : JSON.stringify(body);
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** The value at `path` when it is text or a number, else ''. */
export function textAt(value: unknown, ...path: (string | number)[]): string {
	let at: unknown = value;
	for (const key of path) {
		if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return '';
		at = Reflect.get(at, key);
	}
	return typeof at === 'string' ? at : typeof at === 'number' ? String(at) : '';
}

/** One line for the ledger: status and the service's own words. */
export function reasonOf({ status, text }: Reply, words: string): string {
	const said = (words || text).replace(/[\s\p{Cc}]+/gu, ' ').trim();
	return `${status} ${said}`.trim().slice(0, LONGEST_REASON);
}

/**
 * How long the service asks to wait, in ms: Retry-After (seconds or a date, RFC 9110), else one of `resets` (seconds from now, or the
 * time in seconds or ms); undefined when it does not say.
 */
export function retryAfterOf(reply: Reply, ...resets: string[]): number | undefined {
	for (const name of ['retry-after', ...resets]) {
		const wait = waitOf(reply.header(name), reply.now);
		if (wait !== undefined) return Math.min(wait, LONGEST_WAIT);
	}
	return undefined;
}

function waitOf(value: string, now: number): number | undefined {
	if (value === '') return undefined;
	const number = Number(value);
	if (!Number.isFinite(number)) {
		const date = Date.parse(value);
		return Number.isNaN(date) ? undefined : Math.max(0, date - now);
	}
	if (number < 0) return undefined;
	if (number > 1e11) return Math.max(0, number - now);
	return number > 1e8 ? Math.max(0, 1000 * number - now) : Math.round(1000 * number);
}

/** Part of a `deferred` delivery. */
export const waiting = (reply: Reply, ...resets: string[]) => {
	const retryAfter = retryAfterOf(reply, ...resets);
	return retryAfter === undefined ? {} : { retryAfter };
};
