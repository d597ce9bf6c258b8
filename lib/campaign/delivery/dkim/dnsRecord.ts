import { LibraryError } from '../../../errors';
import type { DkimKey } from './dkimKey';

/** Looks up the TXT records of a name: `dns.promises.resolveTxt`, or a table of a test. */
export type ResolveTxt = (name: string) => Promise<readonly (readonly string[])[]>;

/** Throws SEND_FAILED when the key in the domain's DNS is missing, withdrawn or another one than ours. */
export async function checkDnsRecord(key: DkimKey, resolveTxt: ResolveTxt): Promise<void> {
	const name = `${key.selector}._domainkey.${key.domain}`;
	const found = await lookUp(name, resolveTxt);
	const hint = `Publish this TXT record at ${name}: v=DKIM1; k=${key.algorithm.split('-')[0]}; p=${key.publicKey}`;
	const published = found.map(publicKeyOf).filter((text) => text !== null);
	if (published.includes(key.publicKey)) return;
	const what =
		published.length === 0
			? `There is no DKIM key at ${name}.`
			: `The DKIM key at ${name} is not the one of this private key.`;
	throw new LibraryError('SEND_FAILED', what, hint);
}

async function lookUp(name: string, resolveTxt: ResolveTxt): Promise<string[]> {
	try {
		return (await resolveTxt(name)).map((parts) => parts.join(''));
	} catch (error) {
		const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
		if (code === 'ENOTFOUND' || code === 'ENODATA') return [];
		throw new LibraryError(
			'SEND_FAILED',
			`The DNS record ${name} could not be read (${String(code || error)}).`,
			'Check that this machine can ask a DNS server, then try again.',
		);
	}
}

function publicKeyOf(record: string): string | null {
	const tag = /(?:^|;)\s*p\s*=([^;]*)/.exec(record);
	return tag?.[1] === undefined ? null : tag[1].replace(/\s+/g, '');
}
