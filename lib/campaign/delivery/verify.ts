import { resolveTxt } from 'node:dns/promises';
import { LibraryError } from '../../errors';
import { readDkimKey } from './dkim/dkimKey';
import { checkDnsRecord, type ResolveTxt } from './dkim/dnsRecord';
import { SmtpSession } from './smtpSession';
import { checkSmtp, type SmtpOptions } from './smtpOptions';

/**
 * Connects and logs in without sending anything; with DKIM, also compares the key with the one in the domain's DNS. Throws
 * SEND_FAILED with the server's answer when that does not work, INVALID_PARAMETER for options that cannot.
 */
export async function verifySmtp(
	options: SmtpOptions,
	lookUp: ResolveTxt = resolveTxt,
): Promise<void> {
	const key = options.dkim ? readDkimKey(options.dkim) : null;
	await connectTo(options);
	if (key) await checkDnsRecord(key, lookUp);
}

async function connectTo(options: SmtpOptions): Promise<void> {
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
