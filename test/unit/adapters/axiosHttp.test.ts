import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { axiosHttp } from '../../../lib/adapters';

let server: Server;
let base: string;
let answer: (request: IncomingMessage, response: ServerResponse, body: string) => void;
const http = axiosHttp({ allowPrivate: ['127.0.0.1'], maxBytes: 100_000 });

beforeAll(async () => {
	server = createServer((request, response) => {
		let body = '';
		request.on('data', (part) => (body += String(part)));
		request.on('end', () => answer(request, response, body));
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(async () => {
	server.closeAllConnections();
	server.close();
	await once(server, 'close');
});

test('sends an object as JSON with its headers and gives the parsed answer with lower-case header names', async () => {
	let seen: unknown;
	answer = (request, response, body) => {
		const { method, url, headers } = request;
		seen = { method, url, body, type: headers['content-type'], key: headers['x-key'] };
		response.writeHead(201, { 'Content-Type': 'application/json', 'X-Ratelimit': '9' });
		response.end('{"id":"m1"}');
	};
	const request = {
		method: 'POST',
		url: `${base}/v1/send?a=1`,
		headers: { 'X-Key': 'k' },
	} as const;
	const got = await http.request({ ...request, body: { to: 'ada@example.com' } });
	expect(seen).toEqual({
		method: 'POST',
		url: '/v1/send?a=1',
		body: '{"to":"ada@example.com"}',
		type: 'application/json',
		key: 'k',
	});
	expect(got).toMatchObject({ status: 201, body: { id: 'm1' }, headers: { 'x-ratelimit': '9' } });
});

test.each([302, 404, 429, 500])(
	'status %i is an answer, not an error, and no redirect is followed',
	async (status) => {
		let requests = 0;
		answer = (_request, response) => {
			requests++;
			response.writeHead(status, { location: `${base}/elsewhere`, 'retry-after': '7' }).end('no');
		};
		const got = await http.request({ method: 'GET', url: base });
		expect(got).toMatchObject({ status, body: 'no', headers: { 'retry-after': '7' } });
		expect(requests).toBe(1);
	},
);

test('gives up at the timeout, also while an answer trickles in', async () => {
	answer = (_request, response) => {
		const timer = setInterval(() => response.write('.'), 20);
		response.on('close', () => clearInterval(timer));
	};
	const started = performance.now();
	await expect(http.request({ method: 'GET', url: base, timeout: 300 })).rejects.toMatchObject({
		code: 'HTTP_FAILED',
		message: `GET ${base} gave no answer within 300 ms.`,
	});
	expect(performance.now() - started).toBeLessThan(3000);
});

test('refuses an answer that unpacks to more than the limit', async () => {
	answer = (_request, response) => {
		response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000)));
	};
	await expect(http.request({ method: 'GET', url: base })).rejects.toMatchObject({
		code: 'HTTP_FAILED',
	});
});

test('an error names host and cause, never the key, the body or the query', async () => {
	const secret = 'canary-51c2-key';
	const error: unknown = await http
		.request({
			method: 'POST',
			url: `http://127.0.0.1:1/send?key=${secret}`,
			headers: { authorization: `Bearer ${secret}` },
			body: { secret },
		})
		.catch((reason: unknown) => reason);
	expect(error).toMatchObject({ code: 'HTTP_FAILED', details: { code: 'ECONNREFUSED' } });
	const shown = [JSON.stringify(error), inspect(error, { depth: 9, showHidden: true })];
	expect(shown.filter((text) => text.includes(secret))).toEqual([]);
});

test.each([
	'http://127.0.0.1/',
	'http://127.1/',
	'http://2130706433/',
	'http://0x7f.0.0.1/',
	'http://0177.0.0.1/',
	'http://0.0.0.0/',
	'http://10.1.2.3/',
	'http://172.31.0.1/',
	'http://192.168.1.1/',
	'http://169.254.169.254/latest/meta-data',
	'http://100.64.0.1/',
	'http://[::1]/',
	'http://[::]/',
	'http://[::ffff:127.0.0.1]/',
	'http://[::ffff:7f00:1]/',
	'http://[fd00::1]/',
	'http://[fe80::1]/',
	'http://localhost/',
])('%s is private and refused unless it is allowed', async (url) => {
	const answered = axiosHttp().request({ method: 'GET', url, timeout: 5000 });
	await expect(answered).rejects.toMatchObject({
		code: 'INVALID_PARAMETER',
		message: expect.stringContaining('private address'),
	});
});

test.each(['file:///etc/passwd', 'ftp://x.example', '/relative', 'javascript:alert(1)', ''])(
	'%j is no address',
	async (url) => {
		await expect(http.request({ method: 'GET', url })).rejects.toMatchObject({
			code: 'INVALID_PARAMETER',
			message: expect.stringContaining('no http or https address'),
		});
	},
);

test('takes no proxy from the environment', async () => {
	answer = (_request, response) => void response.end('direct');
	process.env['HTTP_PROXY'] = 'http://127.0.0.1:1';
	try {
		expect((await http.request({ method: 'GET', url: base })).body).toBe('direct');
	} finally {
		delete process.env['HTTP_PROXY'];
	}
});
