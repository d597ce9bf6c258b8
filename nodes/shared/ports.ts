/** What the library needs of the outside. HTTP for jobs: a job names the request, this side adds the secrets of a credential and sends it as n8n sends requests. */
import type { Readable } from 'node:stream';
import type { IDataObject, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { chromiumPictures, failureCode } from '../../lib/adapters';
import { LibraryError } from '../../lib/errors';
import type { HttpRequest, HttpResponse, Pictures } from '../../lib/ports';

export interface HttpAccount {
	readonly credential: string;
	/** Requests go there and nowhere else. */
	readonly baseUrl: string;
	/** Adds what the credential type does not add by itself: a signature. */
	sign(request: HttpRequest): HttpRequest;
}

/**
 * Pictures by a browser of the machine that runs n8n; it ends with the execution. Throws BROWSER_MISSING. Not on a worker thread: the work
 * is done in the browser's own processes, and a thread that is ended could not end them.
 */
export function picturesOf(node: IExecuteFunctions): Pictures {
	const signal = node.getExecutionCancelSignal();
	return chromiumPictures(signal ? { signal } : {});
}

const MOST_BYTES = 256 * 1024;
const TIMEOUT = 30_000;

/**
 * The service `http` of a job (see JobContext.ask): with n8n's proxies and the credential's authentication; any status is an answer;
 * redirects are not followed; an answer ends at 256 kB or at the request's timeout. Errors carry the host and the cause, no secrets.
 */
export function httpService(node: IExecuteFunctions, account: HttpAccount) {
	return async (question: unknown): Promise<HttpResponse> => {
		const request = account.sign(checked(question, account.baseUrl));
		const timeout = request.timeout ?? TIMEOUT;
		const late = deadline(timeout);
		try {
			return await Promise.race([answer(node, account.credential, request, timeout), late.passed]);
		} catch (error) {
			throw httpFailed(error, request);
		} finally {
			late.end();
		}
	};
}

async function answer(
	node: IExecuteFunctions,
	credential: string,
	request: HttpRequest,
	timeout: number,
): Promise<HttpResponse> {
	const options: IHttpRequestOptions = {
		method: request.method,
		url: request.url,
		headers: { ...request.headers },
		body: bodyOf(request),
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout,
	};
	const { httpRequestWithAuthentication } = node.helpers;
	const full = (await httpRequestWithAuthentication.call(node, credential, options)) as {
		readonly statusCode: number;
		readonly headers: IDataObject;
		readonly body: Readable;
	};
	const body = await textOf(full.body, timeout);
	return { status: full.statusCode, headers: textHeaders(full.headers), body };
}

/** Bytes go as they are; objects are for credentials that add to them. */
function bodyOf({ body }: HttpRequest): IHttpRequestOptions['body'] {
	if (body instanceof Uint8Array) return Buffer.from(body);
	return typeof body === 'object' ? { ...body } : (body ?? '');
}

/** The first 256 kB of the body; an answer that never ends is cut off. */
async function textOf(stream: Readable, timeout: number): Promise<string> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	const timer = setTimeout(() => stream.destroy(new Error('The answer took too long.')), timeout);
	try {
		for await (const chunk of stream) {
			const part = Buffer.from(chunk as Uint8Array);
			chunks.push(part);
			bytes += part.length;
			if (bytes > MOST_BYTES) throw new Error('The answer is too large.');
		}
	} finally {
		clearTimeout(timer);
		stream.destroy();
	}
	return Buffer.concat(chunks).toString('utf8');
}

const textHeaders = (headers: IDataObject): Record<string, string> =>
	Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);

function checked(question: unknown, baseUrl: string): HttpRequest {
	const request = question as HttpRequest; // made by the job's driver
	const wanted = new URL(baseUrl);
	const url = URL.canParse(String(request.url)) ? new URL(request.url) : null;
	if (url?.origin === wanted.origin && request.method === 'POST') return request;
	throw new LibraryError(
		'INVALID_PARAMETER',
		'A request to another host than the one of the credential was refused.',
		'Check the base URL of the credential.',
	);
}

function deadline(timeout: number) {
	let timer: NodeJS.Timeout | undefined;
	const passed = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error(`no answer within ${timeout} ms`)), timeout + 500);
	});
	return { passed, end: () => clearTimeout(timer) };
}

function httpFailed(error: unknown, { url }: HttpRequest): LibraryError {
	const { host } = new URL(url);
	const code = failureCode(error);
	return new LibraryError(
		'HTTP_FAILED',
		`${host} gave no answer${code === '' ? '' : ` (${code})`}.`,
		'Check the credential, the network and the service, then run again.',
		{ host, code },
	);
}
