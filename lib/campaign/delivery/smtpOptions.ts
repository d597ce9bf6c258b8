import { LibraryError } from '../../errors';
import type { DkimOptions } from './dkim/dkimKey';

/** How to reach a mail server; plain data, so that a job can open the connections on its own thread. */
export interface SmtpOptions {
	readonly host: string;
	/** 1 … 65535. */
	readonly port: number;
	/** `tls`: TLS from the first byte (465). `starttls`: upgrade or fail (587). `none`: plain text, for local servers only. */
	readonly security: 'tls' | 'starttls' | 'none';
	/** Empty = no login. */
	readonly user: string;
	readonly password: string;
	/** True accepts any certificate: an explicit choice, for servers of your own. */
	readonly ignoreCertificate: boolean;
	/** Signs each message; without it the mail server does, or nobody. */
	readonly dkim?: DkimOptions | null;
	/** Milliseconds; default 30,000 to connect and 60,000 without a byte. */
	readonly timeouts?: { readonly connect: number; readonly idle: number };
}

/** Throws INVALID_PARAMETER for a host or port that cannot be one. */
export function checkSmtp(options: SmtpOptions): SmtpOptions {
	const { host, port, security } = options;
	if (!/^[a-z0-9.:_-]{1,253}$/i.test(host)) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`The mail server's host is "${host.slice(0, 80)}".`,
			'Enter a host name or address in the SMTP credential, e.g. smtp.example.com.',
		);
	}
	if (!Number.isInteger(port) || port < 1 || port > 65535) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`The mail server's port must be 1 to 65535, got ${port}.`,
			'Use 465 for TLS or 587 for STARTTLS.',
		);
	}
	if (!['tls', 'starttls', 'none'].includes(security)) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`The connection security "${security}" is not known.`,
			'Choose TLS, STARTTLS or none in the SMTP credential.',
		);
	}
	return options;
}
