import { types } from 'node:util';

const DEEPEST = 5;
/** The same word after the connection stood would mean the same. */
const UNAMBIGUOUS = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL']);
const HANDSHAKE = /before secure TLS connection was established/;

/**
 * Why a request got no answer, as one word: `CONNECT` when no connection came about, `TLS_HANDSHAKE` when it ended before it was
 * secure (in both cases nothing was written; refusals keep their own code), else the first code in the chain of causes; '' when there is none.
 */
export function failureCode(error: unknown): string {
	let code = '';
	let at: unknown = error;
	for (let depth = 0; depth < DEEPEST && types.isNativeError(at); depth++) {
		const [first] = 'errors' in at && Array.isArray(at.errors) ? (at.errors as unknown[]) : [];
		if (isConnecting(at) || isConnecting(first))
			return UNAMBIGUOUS.has(codeOf(at)) ? codeOf(at) : 'CONNECT';
		if (HANDSHAKE.test(at.message)) return 'TLS_HANDSHAKE';
		code ||= codeOf(at);
		at = 'cause' in at ? at.cause : undefined;
	}
	return code;
}

const codeOf = (error: Error): string =>
	'code' in error && typeof error.code === 'string' ? error.code : '';

const isConnecting = (error: unknown): boolean =>
	types.isNativeError(error) && 'syscall' in error && error.syscall === 'connect';
