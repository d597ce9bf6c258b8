import { isLibraryError } from '../../../errors';
import type { Verdict } from './driver';

/** Causes that come before a request is written: the service has not seen it. */
const BEFORE = new Set([
	...[
		'CONNECT',
		'ECONNREFUSED',
		'ENOTFOUND',
		'EAI_AGAIN',
		'EHOSTUNREACH',
		'ENETUNREACH',
		'EADDRNOTAVAIL',
	],
	...['ERR_INVALID_URL', 'ERR_TLS_CERT_ALTNAME_INVALID', 'CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'],
	...['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_GET_ISSUER_CERT'],
	...['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'TLS_HANDSHAKE'],
	...['EPROTO', 'ENETDOWN', 'EMFILE'],
]);
const LASTING = /^(?:ERR_|CERT_|DEPTH_|SELF_|UNABLE_)/;

/**
 * What it means that a request got no answer (HTTP_FAILED; `details.code` is the cause). Whatever does not certainly come before the
 * request was written may have come after it.
 */
export function lost(error: unknown): Verdict {
	const reason = (error instanceof Error ? error.message : String(error)).slice(0, 300);
	if (!isLibraryError(error)) return { kind: 'again', reason };
	if (error.code !== 'HTTP_FAILED') {
		// A refused address or a credential that is not there: nothing was written, now or later.
		const isCancelled = error.code === 'CANCELLED';
		return isCancelled
			? { kind: 'unknown', reason }
			: { kind: 'unavailable', reason, lasting: true };
	}
	const code = String(error.details?.['code'] ?? '');
	if (!BEFORE.has(code)) return { kind: 'again', reason };
	return { kind: 'unavailable', reason, lasting: LASTING.test(code) };
}
