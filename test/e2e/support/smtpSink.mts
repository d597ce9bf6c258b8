// A real SMTP server on the loopback address that keeps what it is given.
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface Delivery {
	/** Recipients of the envelope: who really got it. */
	readonly to: readonly string[];
	readonly raw: Buffer;
}

export interface SmtpSink {
	readonly port: number;
	readonly deliveries: readonly Delivery[];
	/** Every delivery, parsed. */
	mails(): Promise<(ParsedMail & { recipient: string })[]>;
	stop(): Promise<void>;
}

async function parse(delivery: Delivery) {
	if (delivery.to.length !== 1) throw new Error(`A mail went to ${delivery.to.join(' and ')}`);
	return { ...(await simpleParser(delivery.raw)), recipient: delivery.to[0] ?? '' };
}

/** @param answerMs how long it takes over a message, as a busy server does */
export async function startSmtpSink({ answerMs = 0 } = {}): Promise<SmtpSink> {
	const deliveries: Delivery[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		logger: false,
		onData(stream, session, done) {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => {
				const to = session.envelope.rcptTo.map(({ address }) => address);
				deliveries.push({ to, raw: Buffer.concat(chunks) });
				if (answerMs > 0) setTimeout(done, answerMs);
				else done();
			});
		},
	});
	server.on('error', () => undefined); // of sessions that die with a killed n8n
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.server.address();
	if (address === null || typeof address === 'string')
		throw new Error('The SMTP sink has no port.');
	return {
		port: address.port,
		deliveries,
		mails: async () => await Promise.all(deliveries.map(parse)),
		stop: async () => await new Promise((resolve) => server.close(resolve)),
	};
}
