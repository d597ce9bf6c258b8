import { generateKeyPairSync } from 'node:crypto';
import { dkimVerify } from 'mailauth';

export interface TestKey {
	readonly privateKey: string;
	/** What the DNS record of the selector holds. */
	readonly record: string;
}

export function testKey(type: 'rsa' | 'ed25519', modulusLength = 2048): TestKey {
	const pair =
		type === 'rsa' ? generateKeyPairSync('rsa', { modulusLength }) : generateKeyPairSync('ed25519');
	const der = pair.publicKey.export({ type: 'spki', format: 'der' });
	const published = (type === 'rsa' ? der : der.subarray(12)).toString('base64');
	return {
		privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
		record: `v=DKIM1; k=${type}; p=${published}`,
	};
}

export interface Verdict {
	readonly result: string;
	readonly domain: string;
	readonly algorithm: string;
}

/** What mailauth, a verifier that shares no code with us, says of each signature. `dns`: name → TXT record. */
export async function verdictsOn(raw: string, dns: Record<string, string>): Promise<Verdict[]> {
	const { results } = await dkimVerify(Buffer.from(raw, 'latin1'), {
		resolver: async (name: string) => {
			const record = dns[name];
			if (record === undefined) throw Object.assign(new Error(name), { code: 'ENOTFOUND' });
			return [[record]];
		},
	});
	return results
		.filter(({ signingDomain }) => signingDomain !== undefined)
		.map(({ status, signingDomain = '', algo = '' }) => ({
			result: status.result,
			domain: signingDomain,
			algorithm: algo,
		}));
}

/** Names in h= of the first signature, in lower case, as often as they stand there. */
export function signedHeaders(raw: string): string[] {
	const [, header = ''] = /^DKIM-Signature:((?:[^\r]|\r\n[ \t])*)\r\n/m.exec(raw) ?? [];
	const [, names = ''] = /;\s*h=([^;]*);/.exec(header) ?? [];
	return names.split(':').map((name) => name.trim().toLowerCase());
}
