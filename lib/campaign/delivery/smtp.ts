import { LibraryError } from '../../errors';
import type { Message } from '../message/message';
import { compose } from './compose';
import { SmtpSession } from './smtpSession';
import { checkSmtp, type SmtpOptions } from './smtpOptions';
import type { Delivery, Transport } from './transport';

/**
 * A pool of SMTP sessions. The caller keeps at most `connections` sends open at once; each takes an idle session or a
 * new one. Throws INVALID_PARAMETER for options that cannot work. Nothing is opened before the first message.
 */
export async function smtpTransport(options: SmtpOptions, connections: number): Promise<Transport> {
	const checked = checkSmtp(options);
	return new SmtpPool(await import('./nodemailer.vendor.js'), checked, connections);
}

class SmtpPool implements Transport {
	private readonly idle: SmtpSession[] = [];
	private readonly all: SmtpSession[] = [];

	constructor(
		private readonly vendor: typeof import('./nodemailer.vendor'),
		private readonly options: SmtpOptions,
		private readonly connections: number,
	) {}

	async send(message: Message): Promise<Delivery> {
		const session = this.take();
		try {
			const bytes = compose(this.vendor, message);
			return await session.send(message.from, message.to, bytes);
		} finally {
			this.idle.push(session);
		}
	}

	close(): void {
		for (const session of this.all) session.close();
	}

	private take(): SmtpSession {
		const idle = this.idle.pop();
		if (idle) return idle;
		if (this.all.length >= this.connections) {
			throw new LibraryError(
				'INVALID_PARAMETER',
				`More than ${this.connections} messages were handed over at once.`,
				'Wait for a message to be sent before the next one.',
			);
		}
		const session = new SmtpSession(this.vendor, this.options);
		this.all.push(session);
		return session;
	}
}
