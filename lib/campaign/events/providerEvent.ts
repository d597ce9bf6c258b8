import type { EventKind } from '../../ports';

/** Who tells of events. `custom`: any service of one's own. */
export type EventSource =
	| 'sendgrid'
	| 'mailgun'
	| 'brevo'
	| 'postmark'
	| 'resend'
	| 'ses'
	| 'mailchimp'
	| 'twilio'
	| 'custom';

/** A web request with events, as plain data: what was signed is the bytes of the body. */
export interface EventRequest {
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Uint8Array;
	/** The address that the provider was given, with its query. */
	readonly url: string;
}

/** What somebody told of one message, in one form for all. '' = not told. */
export interface ProviderEvent {
	/** The same event told again has the same id. */
	readonly id: string;
	readonly kind: EventKind;
	/** Why a `dropped` message was not even tried: the provider knows that the address bounced, complained or left. */
	readonly cause: 'bounce' | 'complaint' | 'unsubscribe' | null;
	/** Normalised address, or a telephone number. */
	readonly recipient: string;
	readonly messageId: string;
	readonly providerId: string;
	readonly campaign: string;
	readonly step: string;
	readonly topic: string;
	/** UTC ms; 0 = not told. */
	readonly at: number;
	/** Where a click led. */
	readonly url: string;
	readonly reason: string;
}

export interface Reading {
	readonly events: readonly ProviderEvent[];
	/** Entries that are not about the fate of a message, or that nobody can read. */
	readonly ignored: number;
	/** Amazon SNS asks for a visit to this checked address, once. */
	readonly confirm?: string;
}

export interface VerifyPorts {
	/** UTC ms. */
	readonly now: number;
	/** Text of a file, only asked for addresses of Amazon SNS. Throws HTTP_FAILED. */
	fetchText(url: string): Promise<string>;
}

export interface EventProvider {
	/** Name for people. */
	readonly label: string;
	/**
	 * null when the request comes from who knows the secret, else why not. Throws HTTP_FAILED where that cannot be told now.
	 * `secret`: never empty.
	 */
	verify(
		request: EventRequest,
		secret: string,
		ports: VerifyPorts,
	): string | null | Promise<string | null>;
	/** Of a verified request. null when nobody can read the body. */
	read(request: EventRequest): Reading | null;
}
