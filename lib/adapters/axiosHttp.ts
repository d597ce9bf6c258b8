import { isIP } from 'node:net';
import { types } from 'node:util';
import { LibraryError, isLibraryError } from '../errors';
import type { Http, HttpRequest, HttpResponse } from '../ports';
import { failureCode } from './failureCode';
import { guardedLookup, refusePrivate } from './privateAddress';

export interface AxiosHttpOptions {
	/**
	 * Hosts (names or addresses as they stand in the URL) that may be reached although they are private: loopback,
	 * link-local or inside a local network. Default none.
	 */
	readonly allowPrivate?: readonly string[];
	/** Bytes of an answer, unpacked, above which it is refused; default 10 MB. */
	readonly maxBytes?: number;
}

const TIMEOUT = 30_000;
const MAX_BYTES = 10 * 2 ** 20;

/**
 * The Http port for use without n8n. Any status is an answer; redirects are not followed; no proxy or other setting is
 * taken from the environment. Throws HTTP_FAILED when there was no answer (unreachable, timeout, too large), and
 * INVALID_PARAMETER for an address that is not http(s) or is private and not allowed. Errors carry no headers and no query.
 */
export function axiosHttp({
	allowPrivate = [],
	maxBytes = MAX_BYTES,
}: AxiosHttpOptions = {}): Http {
	return {
		async request(request: HttpRequest): Promise<HttpResponse> {
			const url = checkedUrl(request.url);
			const host = url.hostname.replace(/^\[|\]$/g, '');
			const allowed = allowPrivate.includes(host);
			if (!allowed && isIP(host)) refusePrivate(host, host);
			const { axios } = await import('./axios.vendor.js');
			const timeout = request.timeout ?? TIMEOUT;
			try {
				const answer = await axios.request<unknown>({
					url: url.href,
					method: request.method,
					headers: { ...request.headers },
					data: request.body,
					timeout,
					// `timeout` alone only watches silence; this one ends an answer that trickles in for ever.
					signal: AbortSignal.timeout(timeout),
					maxRedirects: 0,
					maxContentLength: maxBytes,
					proxy: false,
					validateStatus: () => true,
					...(!allowed && { lookup: guardedLookup }),
				});
				return { status: answer.status, headers: headersOf(answer.headers), body: answer.data };
			} catch (error) {
				throw httpError(error, request.method, url, timeout);
			}
		},
	};
}

function checkedUrl(text: string): URL {
	const url = URL.canParse(text) ? new URL(text) : null;
	if (url && ['http:', 'https:'].includes(url.protocol)) return url;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`${JSON.stringify(text.slice(0, 80).replace(/\?.*/s, ''))} is no http or https address.`,
		'Give an absolute address that begins with https://.',
	);
}

function headersOf(headers: Readonly<Record<string, unknown>>): Record<string, string> {
	const pairs = Object.entries(headers).map(([name, value]): [string, string] => [
		name.toLowerCase(),
		Array.isArray(value) ? value.join(', ') : String(value),
	]);
	return Object.fromEntries(pairs);
}

/** Takes along only the method, the host and the cause: addresses, headers and bodies may hold keys. */
function httpError(error: unknown, method: string, url: URL, timeout: number): unknown {
	if (!types.isNativeError(error)) return error;
	const cause = 'cause' in error ? error.cause : undefined;
	if (isLibraryError(cause)) return cause;
	const code = failureCode(error);
	const late = ['ECONNABORTED', 'ETIMEDOUT', 'ERR_CANCELED'].includes(code);
	return new LibraryError(
		'HTTP_FAILED',
		late
			? `${method} ${url.origin} gave no answer within ${timeout} ms.`
			: `${method} ${url.origin} gave no answer: ${error.message || code}.`,
		'Check the address, the network and the service, then run again.',
		{ host: url.host, code },
	);
}
