import { afterEach, describe, expect, it } from '@jest/globals';
import { PROVIDERS, type HttpOptions } from '../../../../lib/campaign';
import { apiServer, type ApiServer } from '../../../support/apiServer';
import { MESSAGE, openProvider } from '../../../support/providers';

let server: ApiServer;
afterEach(async () => await server.close());

describe('no answer because nothing was asked', () => {
	it.each(PROVIDERS)(
		'%s: a port where nobody listens has certainly not got the message',
		async (provider) => {
			server = await apiServer(() => 'silence');
			const { url } = server;
			await server.close();
			const transport = await openProvider(provider, url);
			expect(await transport.send(MESSAGE)).toMatchObject({ kind: 'unavailable', lasting: false });
			server = await apiServer(() => 'silence');
		},
	);

	it('a private address that is not allowed is never spoken to', async () => {
		server = await apiServer(() => ({ status: 200 }));
		const transport = await openProvider('resend', server.url.replace('127.0.0.1', '127.0.0.2'));
		expect(await transport.send(MESSAGE)).toMatchObject({ kind: 'unavailable', lasting: true });
		expect(server.requests).toHaveLength(0);
	});

	it('closing the transport makes messages on their way unknown at once', async () => {
		server = await apiServer(() => 'silence');
		const transport = await openProvider('mailgun', server.url, { timeout: 10_000 });
		const sending = transport.send(MESSAGE);
		setTimeout(() => transport.close(), 50);
		expect(await sending).toMatchObject({ kind: 'unknown' });
	});

	it.each<[string, Partial<HttpOptions>]>([
		['no address', { baseUrl: 'ftp://x' }],
		['a login in the address', { baseUrl: 'https://user@x.example' }],
		['no domain for Mailgun', { domain: 'a/../b' }],
	])('refuses %s', async (_, more) => {
		server = await apiServer(() => 'silence');
		await expect(openProvider('mailgun', server.url, more)).rejects.toMatchObject({
			code: 'INVALID_PARAMETER',
		});
	});
});

describe('a service that is of no use', () => {
	it('stops after five refusals when nothing was ever taken, so that a wrong setting does not use up the list', async () => {
		server = await apiServer(() => ({ status: 400, body: { message: 'unknown field' } }));
		const transport = await openProvider('mailgun', server.url);
		const kinds: string[] = [];
		for (let i = 0; i < 6; i++) kinds.push((await transport.send(MESSAGE)).kind);
		expect(kinds).toEqual([
			'refused',
			'refused',
			'refused',
			'refused',
			'unavailable',
			'unavailable',
		]);
	});

	it('a service that has gone silent is left alone after five messages', async () => {
		server = await apiServer(() => 'silence');
		const transport = await openProvider('postmark', server.url, { timeout: 50 });
		const kinds: string[] = [];
		for (let i = 0; i < 6; i++) kinds.push((await transport.send(MESSAGE)).kind);
		expect(kinds.slice(0, 5)).toEqual(Array<string>(5).fill('unknown'));
		expect(kinds[5]).toBe('unavailable');
		expect(server.requests).toHaveLength(5);
	});
});
