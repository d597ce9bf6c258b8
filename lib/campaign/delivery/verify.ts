import { LibraryError } from '../../errors';
import { SmtpSession } from './smtpSession';
import { checkSmtp, type SmtpOptions } from './smtpOptions';

/** Connects and logs in without sending anything. Throws SEND_FAILED with the server's answer when that does not work. */
export async function verifySmtp(options: SmtpOptions): Promise<void> {
	const session = new SmtpSession(await import('./nodemailer.vendor.js'), checkSmtp(options));
	try {
		await session.verify();
	} catch (error) {
		const text = error instanceof Error ? error.message : String(error);
		throw new LibraryError(
			'SEND_FAILED',
			`The mail server ${options.host}:${options.port} cannot be used: ${text}`,
			'Check host, port, security, user and password of the SMTP credential.',
		);
	} finally {
		session.close();
	}
}
