import type { Delivery } from './transport';

/** The facts that an SMTP error carries. */
export interface SmtpFailure {
	readonly code?: unknown;
	readonly responseCode?: unknown;
	readonly response?: unknown;
	readonly message?: unknown;
}

/** Where the connection was when it failed. */
export type Phase = 'connect' | 'login' | 'envelope' | 'content';

const SENDER_LIMIT = /daily .{0,40}(?:quota|limit)|sending (?:quota|limit)|\b5\.4\.5\b/i;
const LASTING = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ETLS', 'EREQUIRETLS', 'ECONFIG', 'EDNS']);

/**
 * What a failure means for the message. The server's own reply decides (RFC 5321: 4yz not now, 5yz not at all); without
 * a reply, a message whose content was begun may have arrived, and one whose content was not begun certainly has not.
 */
export function classify(failure: SmtpFailure, phase: Phase): Delivery {
	const reason = describe(failure);
	if (SENDER_LIMIT.test(reason)) return { kind: 'unavailable', reason, lasting: true, quota: true };
	if (phase === 'connect' || phase === 'login') {
		return { kind: 'unavailable', reason, lasting: isLasting(failure) };
	}
	const reply = typeof failure.responseCode === 'number' ? failure.responseCode : 0;
	// 503 says the session was in the wrong state, 421 that the server goes away: neither is about this message.
	if (reply >= 500 && reply < 600 && reply !== 503) return { kind: 'refused', reason };
	if (reply >= 400) return { kind: 'deferred', reason };
	if (phase === 'content') return { kind: 'unknown', reason };
	return isRejectedLocally(failure) ? { kind: 'refused', reason } : { kind: 'deferred', reason };
}

function isLasting({ code, responseCode }: SmtpFailure): boolean {
	const temporary = typeof responseCode === 'number' && responseCode < 500;
	return typeof code === 'string' && LASTING.has(code) && !temporary;
}

/** The client itself found the envelope or the size impossible (no reply, nothing sent). */
function isRejectedLocally({ code }: SmtpFailure): boolean {
	return code === 'EENVELOPE' || code === 'EMESSAGE';
}

function describe({ message, response, code }: SmtpFailure): string {
	const text = typeof response === 'string' && response !== '' ? response : String(message ?? code);
	return text.replace(/\s+/g, ' ').trim().slice(0, 300);
}
