import type { ICredentialDataDecryptedObject, IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { fakeExecute } from './fakeExecute';

export interface FakeRequest {
	readonly method: string;
	/** As n8n reads it: values may be texts, lists or objects. */
	readonly query?: Readonly<Record<string, unknown>>;
	/** What n8n has read from the body, see its parsers of JSON, urlencoded, multipart and plain text. */
	readonly body?: unknown;
	readonly raw?: Buffer;
	readonly headers?: Readonly<Record<string, string>>;
	readonly contentType?: string;
	readonly ip?: string;
	/** Address with query; default: that of the links, with `query`. */
	readonly url?: string;
	/** `manual`: a test execution. */
	readonly mode?: 'webhook' | 'manual';
	/** What other servers answer; default: nobody may be asked. */
	readonly httpRequest?: (options: { url: string }) => Promise<unknown>;
}

export interface FakeResponse {
	/** 0 = nothing was written. */
	status: number;
	headers: Record<string, string>;
	bytes: Buffer;
	body: string;
}

/** What n8n gives the `webhook()` of a trigger node; jobs run on real worker threads. */
export function fakeWebhook(
	request: FakeRequest,
	parameters: IDataObject,
	credentials: Readonly<Record<string, ICredentialDataDecryptedObject>> = {},
): {
	readonly node: IWebhookFunctions;
	readonly response: FakeResponse;
	/** What was written to n8n's log. */
	readonly log: string[];
} {
	const { method, query = {}, body, raw, headers = {}, contentType, ip = '127.0.0.1' } = request;
	const path = String(parameters['path'] ?? 'campaign');
	const { url = `/webhook/${path}`, mode = 'webhook', httpRequest = nobody } = request;
	const log: string[] = [];
	const note = (text: string) => void log.push(text);
	const { node: base } = fakeExecute({ parameters, inputs: [], credentials });
	const response: FakeResponse = { status: 0, headers: {}, bytes: Buffer.alloc(0), body: '' };
	const node = {
		getNode: base.getNode,
		getCredentials: base.getCredentials,
		getNodeParameter: (name: string, fallback?: unknown) =>
			base.getNodeParameter(name, 0, fallback as object),
		getMode: () => mode,
		getNodeWebhookUrl: () => `https://n8n.shop.example/webhook/${path}`,
		logger: { warn: note, error: note },
		helpers: { httpRequest },
		getRequestObject: () => ({ method, headers, contentType, ip, rawBody: raw, originalUrl: url }),
		getQueryData: () => query,
		getBodyData: () => body,
		getResponseObject: () => ({
			writeHead(status: number, given: Record<string, string>) {
				Object.assign(response, { status, headers: given });
			},
			end(content: string | Buffer) {
				const bytes = Buffer.from(content as string);
				Object.assign(response, { bytes, body: bytes.toString('utf8') });
			},
		}),
	};
	return { node: node as unknown as IWebhookFunctions, response, log };
}

async function nobody(): Promise<never> {
	throw new Error('This test asks nobody.');
}
