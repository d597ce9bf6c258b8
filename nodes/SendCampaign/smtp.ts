import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IExecuteFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { verifySmtp, type SmtpOptions } from '../../lib/campaign';
import { LibraryError } from '../../lib/errors';

export const SMTP_CREDENTIAL = 'marketingSmtp';

/** The credential's DKIM fields; null = the mail server signs, or nobody. */
function dkimOf(data: ICredentialDataDecryptedObject): NonNullable<SmtpOptions['dkim']> | null {
	if (data['dkim'] !== true) return null;
	return {
		domain: (data['dkimDomain'] as string | undefined) ?? '',
		selector: (data['dkimSelector'] as string | undefined) ?? '',
		privateKey: (data['dkimPrivateKey'] as string | undefined) ?? '',
	};
}

function fromCredential(data: ICredentialDataDecryptedObject): SmtpOptions {
	return {
		host: (data['host'] as string).trim(),
		port: Number(data['port']),
		security: data['security'] as SmtpOptions['security'],
		user: (data['user'] as string | undefined) ?? '',
		password: (data['password'] as string | undefined) ?? '',
		ignoreCertificate: data['ignoreTlsErrors'] === true,
		dkim: dkimOf(data),
	};
}

/** The mail server of the node's credential. Throws INVALID_PARAMETER when none is chosen. */
export async function readSmtp(node: IExecuteFunctions): Promise<SmtpOptions> {
	if (!node.getNode().credentials?.[SMTP_CREDENTIAL]) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			'No mail server is chosen.',
			'Choose or create a "Marketing SMTP" credential in this node, or turn "Dry Run" on.',
		);
	}
	return fromCredential(await node.getCredentials(SMTP_CREDENTIAL));
}

/** The credential's test: connects and logs in, sends nothing. */
export async function testSmtp(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		await verifySmtp(fromCredential(credential.data ?? {}));
		return { status: 'OK', message: 'The mail server accepts the connection and the login.' };
	} catch (error) {
		return { status: 'Error', message: error instanceof Error ? error.message : String(error) };
	}
}
