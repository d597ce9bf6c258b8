/**
 * AWS Signature Version 4 (docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html): the request in a
 * canonical form, hashed, signed with a key that is derived from the secret for one day, region and service.
 */
import { createHash, createHmac } from 'node:crypto';

export interface AwsKeys {
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	/** Of temporary keys; '' = none. */
	readonly sessionToken?: string;
}

export interface AwsRequest {
	readonly method: string;
	readonly url: string;
	/** Every one of them is signed; `host` is added. */
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string | Uint8Array;
}

export interface AwsScope {
	readonly region: string;
	readonly service: string;
	/** UTC ms. */
	readonly now: number;
}

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Uint8Array, data: string) =>
	createHmac('sha256', key).update(data).digest();

/** RFC 3986: everything but letters, digits, `-`, `.`, `_` and `~`. */
const percent = (text: string) =>
	encodeURIComponent(text).replace(
		/[!'()*]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
	);

/** The headers that go with the request: those given, the time, the session token and `authorization`. */
export function signAws(
	request: AwsRequest,
	keys: AwsKeys,
	{ region, service, now }: AwsScope,
): Record<string, string> {
	const time = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
	const url = new URL(request.url);
	const sent = {
		...lowerCase(request.headers),
		'x-amz-date': time,
		...(keys.sessionToken && { 'x-amz-security-token': keys.sessionToken }),
	};
	const signed = Object.entries({ ...sent, host: url.host }).sort(byName);
	const names = signed.map(([name]) => name).join(';');
	const canonical = [
		request.method,
		canonicalPath(url),
		canonicalQuery(url),
		...signed.map(([name, value]) => `${name}:${value.trim().replace(/ +/g, ' ')}`),
		'',
		names,
		sha256(request.body),
	].join('\n');
	const scope = [time.slice(0, 8), region, service, 'aws4_request'];
	const text = ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(canonical)].join('\n');
	const key = scope.reduce<string | Buffer>(hmac, `AWS4${keys.secretAccessKey}`);
	const signature = hmac(key, text).toString('hex');
	const credential = `${keys.accessKeyId}/${scope.join('/')}`;
	const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`;
	return { ...sent, authorization };
}

const lowerCase = (headers: Readonly<Record<string, string>>) =>
	Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

const byName = ([a]: readonly [string, string], [b]: readonly [string, string]) =>
	a < b ? -1 : Number(a > b);

/** Each segment encoded twice, as every service but S3 wants it; the URL has encoded it once. */
const canonicalPath = (url: URL) =>
	url.pathname
		.split('/')
		.map((segment) => percent(segment))
		.join('/') || '/';

const canonicalQuery = (url: URL) =>
	[...url.searchParams]
		.map(([name, value]) => [percent(name), percent(value)] as const)
		.sort(([a, x], [b, y]) => byName([a, ''], [b, '']) || byName([x, ''], [y, '']))
		.map(([name, value]) => `${name}=${value}`)
		.join('&');
