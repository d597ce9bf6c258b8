import { LibraryError } from '../../errors';
import type { Message } from '../message/message';
import { compose } from './compose';
import { isAligned, readDkimKey, type DkimKey } from './dkim/dkimKey';
import { signMessage } from './dkim/sign';
import { SmtpSession } from './smtpSession';
import { checkSmtp, type SmtpOptions } from './smtpOptions';
import type { Delivery, Transport } from './transport';

/**
 * A pool of SMTP sessions. The caller keeps at most `connections` sends open at once; each takes an idle session or a
 * new one. Throws INVALID_PARAMETER for options that cannot work. Nothing is opened before the first message.
 */
export async function smtpTransport(options: SmtpOptions, connections: number): Promise<Transport> {
	const checked = checkSmtp(options);
	const key = checked.dkim ? readDkimKey(checked.dkim) : null;
	return new SmtpPool(await import('./nodemailer.vendor.js'), checked, connections, key);
}

class SmtpPool implements Transport {
	private readonly idle: SmtpSession[] = [];
	private readonly all: SmtpSession[] = [];

	constructor(
		private readonly vendor: typeof import('./nodemailer.vendor'),
		private readonly options: SmtpOptions,
		private readonly connections: number,
		private readonly key: DkimKey | null,
	) {}

	async send(message: Message): Promise<Delivery> {
		if (this.key && !isAligned(this.key.domain, message.from.address)) return misaligned(this.key);
		const session = this.take();
		try {
			const bytes = compose(this.vendor, message);
			const signed = this.key ? await signMessage(bytes, this.key, message.date) : bytes;
			return await session.send(message.from, message.to, signed);
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

/** Receivers would count such a signature for another sender. */
function misaligned({ domain }: DkimKey): Delivery {
	const reason = `the DKIM domain ${domain} is not the domain of the From address, nor above or below it`;
	return { kind: 'unavailable', reason, lasting: true };
}
