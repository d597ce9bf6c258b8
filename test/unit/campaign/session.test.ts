import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { smtpTransport, verifySmtp, type SmtpOptions } from '../../../lib/campaign';
import { sinkSmtp } from '../../support/campaign';
import { smtpSink, type Sink, type SinkOptions } from '../../support/smtpSink';

const message = (to = 'ada@mail.example') => ({
	from: { name: 'Shop', address: 'news@shop.example' },
	to: { name: '', address: to },
	replyTo: null,
	subject: 'Hello',
	html: '<p>Hello</p>',
	text: 'Hello',
	messageId: '<1@shop.example>',
	headers: {},
	date: 0,
});

describe('an SMTP session', () => {
	const ends: (() => unknown)[] = [];
	const sink = async (options: SinkOptions = {}): Promise<Sink> => {
		const made = await smtpSink(options);
		ends.push(async () => await made.close());
		return made;
	};
	const transport = async (port: number, change: Partial<SmtpOptions> = {}) => {
		const made = await smtpTransport({ ...sinkSmtp(port), ...change }, 1);
		ends.unshift(() => made.close());
		return made;
	};
	/** A server that answers each line by `script`, or ends the connection where the script says null. */
	const scripted = async (script: (line: string) => string | null): Promise<number> => {
		const server: Server = createServer((socket: Socket) => {
			ends.push(() => socket.destroy());
			socket.on('error', () => undefined);
			socket.write('220 hi\r\n');
			socket.on('data', (chunk) => {
				for (const line of chunk.toString('latin1').split('\r\n')) {
					const answer = line === '' ? '' : script(line);
					if (answer === null) return void socket.destroy();
					if (answer !== '') socket.write(`${answer}\r\n`);
				}
			});
		});
		ends.push(() => server.close());
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const address = server.address();
		return typeof address === 'object' && address ? address.port : 0;
	};
	const smtp =
		(change: Record<string, string | null>) =>
		(line: string): string | null => {
			for (const [start, answer] of Object.entries(change)) {
				if (line.startsWith(start)) return answer;
			}
			if (line === 'QUIT') return null;
			if (/^(EHLO|MAIL|RCPT|RSET|\.$)/.test(line)) return '250 ok';
			return line === 'DATA' ? '354 go on' : '';
		};

	afterEach(async () => {
		for (const end of ends.splice(0)) await end();
	});

	it('is used for many messages', async () => {
		const server = await sink();
		const { send } = bound(await transport(server.port));
		for (let i = 0; i < 20; i++) expect((await send(message())).kind).toBe('accepted');
		expect(server.connections.most).toBe(1);
	});

	it('is opened anew when the server has ended it meanwhile, and sends the message once', async () => {
		const server = await sink({ idle: 1500 });
		const { send } = bound(await transport(server.port));
		expect((await send(message())).kind).toBe('accepted');
		while (server.connections.now > 0) await setTimeout(50);
		expect((await send(message('bob@mail.example'))).kind).toBe('accepted');
		expect(server.arrived.map(({ to }) => to[0])).toEqual(['ada@mail.example', 'bob@mail.example']);
	});

	it.each([
		['refuses the sender', { MAIL: '550 no' }, 'refused'],
		['refuses the recipient', { RCPT: '550 no' }, 'refused'],
		['defers the recipient', { RCPT: '450 later' }, 'deferred'],
		['refuses the content before it came', { DATA: '554 no' }, 'refused'],
		['refuses the content', { '.': '554 spam' }, 'refused'],
		['defers the content', { '.': '451 later' }, 'deferred'],
		['ends the connection at MAIL', { MAIL: null }, 'deferred'],
		['ends the connection at RCPT', { RCPT: null }, 'deferred'],
		['ends the connection at DATA', { DATA: null }, 'deferred'],
		['ends the connection after the content', { '.': null }, 'unknown'],
		['ends the connection within the content', { Subject: null }, 'unknown'],
		['goes away with 421', { RCPT: '421 bye' }, 'deferred'],
		['answers nonsense to the content', { '.': 'what?' }, 'unknown'],
		['greets nobody', { EHLO: null }, 'unavailable'],
		['has reached the quota', { RCPT: '450 4.7.1 Daily sending quota exceeded' }, 'unavailable'],
		['has a recipient with a full mailbox', { RCPT: '452 4.2.2 Mailbox over quota' }, 'deferred'],
	])('of a server that %s says what that means for the message', async (_name, script, kind) => {
		const port = await scripted(smtp(script));
		const { send } = bound(await transport(port));
		expect(await send(message())).toMatchObject({ kind });
	});

	it('gives up a server that stays silent, before and after the content', async () => {
		const timeouts = { connect: 300, idle: 300 };
		const before = bound(await transport(await scripted(smtp({ RCPT: '' })), { timeouts }));
		expect((await before.send(message())).kind).toBe('deferred');
		const after = bound(await transport(await scripted(smtp({ '.': '' })), { timeouts }));
		expect((await after.send(message())).kind).toBe('unknown');
	});

	it('tells what became of a message when it is closed in the middle', async () => {
		const made = await transport(await scripted(smtp({ '.': '' })));
		const sending = made.send(message());
		await setTimeout(200);
		made.close();
		expect((await sending).kind).toBe('unknown');
	});

	it('refuses a certificate that nobody has signed, unless that is asked for', async () => {
		for (const [tls, security] of [
			['implicit', 'tls'],
			['starttls', 'starttls'],
		] as const) {
			const server = await sink({ tls });
			const strict = bound(await transport(server.port, { security }));
			expect((await strict.send(message())).kind).toBe('unavailable');
			const lax = bound(await transport(server.port, { security, ignoreCertificate: true }));
			expect((await lax.send(message())).kind).toBe('accepted');
		}
	});

	it('sends nothing in plain text where STARTTLS is asked for and not offered', async () => {
		const server = await sink({ login: ['user', 'right'] });
		const login = { user: 'user', password: 'right' };
		const made = bound(await transport(server.port, { security: 'starttls', ...login }));
		expect(await made.send(message())).toMatchObject({ kind: 'unavailable', lasting: true });
		expect(server.arrived).toHaveLength(0);
	});

	it('logs in, and says that a wrong login is wrong for everybody', async () => {
		const server = await sink({ login: ['user', 'right'] });
		const right = { ...sinkSmtp(server.port), user: 'user', password: 'right' };
		await expect(verifySmtp(right)).resolves.toBeUndefined();
		expect((await bound(await transport(server.port, right)).send(message())).kind).toBe(
			'accepted',
		);
		const wrong = { user: 'user', password: 'wrong' };
		expect(await bound(await transport(server.port, wrong)).send(message())).toMatchObject({
			kind: 'unavailable',
			lasting: true,
		});
	});
});

/** The transport's send without its object. */
function bound(made: Awaited<ReturnType<typeof smtpTransport>>) {
	return { send: async (m: ReturnType<typeof message>) => await made.send(m) };
}
