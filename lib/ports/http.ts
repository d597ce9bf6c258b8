/** One HTTP request. `body` objects are sent as JSON. */
export interface HttpRequest {
	readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Absolute http or https address. */
	readonly url: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string | Uint8Array | Readonly<Record<string, unknown>> | readonly unknown[];
	/** Milliseconds until the request is given up; default 30,000. */
	readonly timeout?: number;
}

/** An answer with any status: the port throws only when there was no answer. Header names are lower case. */
export interface HttpResponse {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: unknown;
}

/** How the library reaches the network: a closure over n8n's helpers inside n8n, axios when used alone. */
export interface Http {
	request(request: HttpRequest): Promise<HttpResponse>;
}
