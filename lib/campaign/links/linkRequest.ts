/** A web request at the Campaign Trigger, without anything of the server that took it. */
export interface LinkRequest {
	readonly method: string;
	/** The `t` of the address. */
	readonly token: unknown;
	/** Fields of a form, if one was sent. */
	readonly form: Readonly<Record<string, unknown>>;
	/** Where it came from, for the proof of a confirmation: network address and program. */
	readonly evidence: string;
	/** `Accept-Language` of the browser. */
	readonly languages: string;
}

export interface LinkResponse {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string | Uint8Array;
	/** What happened, for the workflow; null = nothing new. */
	readonly event: LinkEvent | null;
}

export interface LinkEvent {
	readonly event: 'unsubscribe' | 'preferences' | 'confirm' | 'open' | 'click';
	readonly recipient: string;
	readonly campaign: string;
	readonly step: string;
	readonly topic: string;
	/** UTC ms. */
	readonly at: number;
	/** Address of a click; topics that were left, separated by commas. */
	readonly detail: string;
}
