import { Readable } from 'node:stream';
import type { Mailbox } from '../message/message';
import { classify, type Phase, type SmtpFailure } from './classify';
import type { SmtpOptions } from './smtpOptions';
import type { Delivery } from './transport';

type Vendor = typeof import('./nodemailer.vendor');
type Connection = InstanceType<Vendor['SMTPConnection']>;

/** How long a server may take to answer the goodbye. */
const GOODBYE_MS = 1_000;

/** The bytes of one message, which know whether the connection has begun to take them. */
class Content extends Readable {
	begun = false;

	constructor(private readonly message: Buffer) {
		super();
	}

	override _read(): void {
		this.begun = true;
		this.push(this.message);
		this.push(null);
	}
}

const failureOf = (error: unknown): SmtpFailure =>
	typeof error === 'object' && error !== null ? error : { message: String(error) };

/**
 * One SMTP session that is opened when it is first needed, used for message after message, and opened anew after it was
 * lost. It knows exactly whether the content of a message was begun, which is what "certainly not sent" rests on.
 */
export class SmtpSession {
	private connection: Connection | null = null;
	/** Messages handed over on the open connection. */
	private used = 0;
	private busy = false;

	constructor(
		private readonly vendor: Vendor,
		private readonly options: SmtpOptions,
	) {}

	/** Sends one message. A session that the server ended while it was idle is opened anew once: nothing was sent on it. */
	async send(from: Mailbox, to: Mailbox, message: Buffer): Promise<Delivery> {
		const reused = this.connection !== null && this.used > 0;
		const first = await this.attempt(from, to, message);
		const isStale = reused && first.kind === 'deferred' && this.connection === null;
		return isStale ? await this.attempt(from, to, message) : first;
	}

	/** Opens the session and logs in, without a message. Throws the server's answer. */
	async verify(): Promise<void> {
		this.connection ??= await this.open({ at: 'connect' });
	}

	/** Says goodbye when the session is idle; a message on its way is cut off. */
	close(): void {
		const { connection } = this;
		this.connection = null;
		if (this.busy || !connection) return connection?.close();
		connection.quit();
		setTimeout(() => connection.close(), GOODBYE_MS).unref();
	}

	private drop(): void {
		this.connection?.close();
		this.connection = null;
	}

	private async attempt(from: Mailbox, to: Mailbox, message: Buffer): Promise<Delivery> {
		const phase: { at: Phase } = { at: 'connect' };
		try {
			const connection = (this.connection ??= await this.open(phase));
			phase.at = 'envelope';
			return await this.transmit(connection, from, to, message);
		} catch (error) {
			this.drop();
			return classify(failureOf(error), phase.at);
		}
	}

	private async transmit(
		connection: Connection,
		from: Mailbox,
		to: Mailbox,
		message: Buffer,
	): Promise<Delivery> {
		const content = new Content(message);
		const envelope = { from: from.address, to: [to.address], size: message.length };
		this.used++;
		this.busy = true;
		const sent = await handOver(connection, envelope, content).finally(() => (this.busy = false));
		if ('response' in sent) return { kind: 'accepted', reason: sent.response.slice(0, 300) };
		await this.recover(connection, sent.error);
		return classify(sent.error, content.begun ? 'content' : 'envelope');
	}

	/** After a refusal the session goes on (RSET); after anything else it is closed. */
	private async recover(
		connection: Connection,
		{ code, responseCode }: SmtpFailure,
	): Promise<void> {
		const refusal = (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode !== 421;
		const reset =
			refusal &&
			(await new Promise<boolean>((resolve) => connection.reset((error) => resolve(!error))));
		if (!reset) this.drop();
	}

	private async open(phase: { at: Phase }): Promise<Connection> {
		const connection = new this.vendor.SMTPConnection(connectionOptions(this.options));
		connection.on('end', () => {
			if (this.connection === connection) this.connection = null;
		});
		this.used = 0;
		await new Promise<void>((resolve, reject) => {
			// Later errors reach the send in progress as well; without a listener they would end the process.
			connection.on('error', reject);
			connection.once('end', () => reject(new Error('The server closed the connection.')));
			connection.connect((error) => (error ? reject(error) : resolve()));
		});
		if (this.options.user !== '') {
			phase.at = 'login';
			await this.login(connection);
		}
		return connection;
	}

	private async login(connection: Connection): Promise<void> {
		const { user, password } = this.options;
		await new Promise<void>((resolve, reject) => {
			connection.once('end', () => reject(new Error('The server closed the connection.')));
			connection.login({ user, pass: password }, (error) => (error ? reject(error) : resolve()));
		}).catch((error: unknown) => {
			connection.close();
			throw error;
		});
	}
}

type Sent = { readonly response: string } | { readonly error: SmtpFailure };

async function handOver(
	connection: Connection,
	envelope: Parameters<Connection['send']>[0],
	content: Content,
): Promise<Sent> {
	return await new Promise<Sent>((resolve) => {
		// A connection that is closed from our side forgets its send: the error, if there is one, comes first.
		const ended = () =>
			setImmediate(() => resolve({ error: { message: 'The connection was closed.' } }));
		connection.once('end', ended);
		connection.send(envelope, content, (error, info) => {
			connection.off('end', ended);
			resolve(error ? { error } : { response: info?.response ?? '' });
		});
	});
}

function connectionOptions({ host, port, security, ignoreCertificate, timeouts }: SmtpOptions) {
	const { connect = 30_000, idle = 60_000 } = timeouts ?? {};
	return {
		host,
		port,
		secure: security === 'tls',
		requireTLS: security === 'starttls',
		ignoreTLS: security === 'none',
		tls: { rejectUnauthorized: !ignoreCertificate, minVersion: 'TLSv1.2' as const },
		connectionTimeout: connect,
		greetingTimeout: connect,
		dnsTimeout: connect,
		socketTimeout: idle,
		socketCloseTimeout: 1_000,
		logger: false,
	};
}
