import { simpleParser, type ParsedMail } from 'mailparser';
import { setTimeout } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

/** One message that the sink took. */
export interface Arrived {
	readonly from: string;
	/** Envelope recipients. */
	readonly to: readonly string[];
	readonly raw: string;
}

export interface SinkOptions {
	/** Answer to RCPT TO: an SMTP code with text to refuse, undefined to accept. */
	readonly onRecipient?: (address: string) => string | undefined;
	/** Answer to the end of the content; `drop` takes the message and closes the connection before it answers. */
	readonly onContent?: (address: string) => string | 'drop' | undefined;
	/** Milliseconds before each content is answered. */
	readonly delay?: number;
	/** User and password that the server asks for. */
	readonly login?: readonly [string, string];
	/** With a certificate that nobody has signed: TLS from the first byte, or offered as STARTTLS. */
	readonly tls?: 'implicit' | 'starttls';
	/** Milliseconds after which an idle connection is closed. */
	readonly idle?: number;
}

export interface Sink {
	readonly port: number;
	readonly arrived: Arrived[];
	/** How many connections are open now, and at most so far. */
	readonly connections: { now: number; most: number };
	/** Milliseconds (performance.now) at which messages were taken. */
	readonly times: number[];
	parsed(index: number): Promise<ParsedMail>;
	close(): Promise<void>;
}

function refusal(answer: string): Error {
	const [, code = '550', text = answer] = /^(\d{3}) (.*)$/.exec(answer) ?? [];
	return Object.assign(new Error(text), { responseCode: Number(code) });
}

/** A real SMTP server on a free port of the loopback interface. */
export async function smtpSink(options: SinkOptions = {}): Promise<Sink> {
	const arrived: Arrived[] = [];
	const times: number[] = [];
	const connections = { now: 0, most: 0 };
	const server = new SMTPServer({
		authOptional: !options.login,
		secure: options.tls === 'implicit',
		disabledCommands: [
			...(options.tls === 'starttls' ? [] : ['STARTTLS']),
			...(options.login ? [] : ['AUTH']),
		],
		...(options.idle ? { socketTimeout: options.idle } : {}),
		allowInsecureAuth: true,
		disableReverseLookup: true,
		logger: false,
		onConnect(_session, callback) {
			connections.now++;
			connections.most = Math.max(connections.most, connections.now);
			callback();
		},
		onClose() {
			connections.now--;
		},
		onAuth(auth, _session, callback) {
			const [user, password] = options.login ?? [];
			if (auth.username === user && auth.password === password) return callback(null, { user });
			callback(new Error('535 wrong user or password'));
		},
		onRcptTo({ address }, _session, callback) {
			const answer = options.onRecipient?.(address);
			callback(answer === undefined ? null : refusal(answer));
		},
		onData(stream, session, callback) {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => {
				void (async () => {
					if (options.delay) await setTimeout(options.delay);
					const to = session.envelope.rcptTo.map(({ address }) => address);
					const answer = options.onContent?.(to[0] ?? '');
					if (answer !== undefined && answer !== 'drop') return callback(refusal(answer));
					const { mailFrom } = session.envelope;
					const from = mailFrom ? mailFrom.address : '';
					arrived.push({ from, to, raw: Buffer.concat(chunks).toString('latin1') });
					times.push(performance.now());
					if (answer !== 'drop') return callback();
					for (const connection of serverConnections(server)) {
						if (connection.session === session) connection.socket.destroy();
					}
				})();
			});
		},
	});
	server.on('error', () => undefined); // a client that goes away is part of the tests
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.server.address();
	return {
		port: typeof address === 'object' && address ? address.port : 0,
		arrived,
		times,
		connections,
		parsed: async (index) => await simpleParser(Buffer.from(arrived[index]?.raw ?? '', 'latin1')),
		close: async () => await new Promise((resolve) => server.close(() => resolve())),
	};
}

interface ServerConnection {
	readonly session: unknown;
	readonly _socket: { destroy(): void };
}

/** The server's open connections with their sockets. */
function serverConnections(server: SMTPServer) {
	const connections: Set<ServerConnection> = Reflect.get(server, 'connections');
	return [...connections].map(({ session, _socket }) => ({ session, socket: _socket }));
}
