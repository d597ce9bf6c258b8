import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** DER (ITU-T X.690): tag, length, content. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
	const content = Buffer.concat(parts);
	const { length } = content;
	const head =
		length < 128
			? Buffer.of(tag, length)
			: length < 256
				? Buffer.of(tag, 0x81, length)
				: Buffer.of(tag, 0x82, length >> 8, length & 255);
	return Buffer.concat([head, content]);
}

const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts);
/** sha256WithRSAEncryption and commonName. */
const SHA256_RSA = sequence(der(0x06, Buffer.from('2a864886f70d01010b', 'hex')), der(0x05));
const COMMON_NAME = der(0x06, Buffer.from('550403', 'hex'));

function nameOf(text: string): Buffer {
	return sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(text)))));
}

/** UTCTime, `YYMMDDHHMMSSZ`. */
const timeOf = (ms: number) =>
	der(0x17, Buffer.from(`${new Date(ms).toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));

export interface OwnCertificate {
	readonly pem: string;
	readonly privateKey: KeyObject;
}

/** A self-signed RSA certificate (RFC 5280, version 1) with a new key. Times in UTC ms. */
export function selfSigned(name: string, from: number, to: number): OwnCertificate {
	const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const body = sequence(
		der(0x02, Buffer.of(1)),
		...[SHA256_RSA, nameOf(name), sequence(timeOf(from), timeOf(to)), nameOf(name)],
		publicKey.export({ type: 'spki', format: 'der' }),
	);
	const signature = der(0x03, Buffer.of(0), sign('RSA-SHA256', body, privateKey));
	const text = sequence(body, SHA256_RSA, signature).toString('base64');
	const lines = (text.match(/.{1,64}/g) ?? []).join('\n');
	return {
		pem: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
		privateKey,
	};
}
