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
	{ method, query = {}, body, raw, headers = {}, contentType, ip = '127.0.0.1' }: FakeRequest,
	parameters: IDataObject,
	credentials: Readonly<Record<string, ICredentialDataDecryptedObject>> = {},
): { readonly node: IWebhookFunctions; readonly response: FakeResponse } {
	const { node: base } = fakeExecute({ parameters, inputs: [], credentials });
	const response: FakeResponse = { status: 0, headers: {}, bytes: Buffer.alloc(0), body: '' };
	const node = {
		getNode: base.getNode,
		getCredentials: base.getCredentials,
		getNodeParameter: (name: string, fallback?: unknown) =>
			base.getNodeParameter(name, 0, fallback as object),
		getRequestObject: () => ({ method, headers, contentType, ip, rawBody: raw }),
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
	return { node: node as unknown as IWebhookFunctions, response };
}
