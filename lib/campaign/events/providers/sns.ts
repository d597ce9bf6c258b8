/**
 * Amazon SNS, which brings the events of Amazon SES. Who signs is Amazon, for any topic of anybody: the secret is therefore the ARN of
 * one's own topic, and an address is only fetched when it is Amazon's, in the region of that topic.
 */
import { verify, X509Certificate } from 'node:crypto';
import { jsonOf, textAt, timeAt } from '../fields';
import type { EventRequest, VerifyPorts } from '../providerEvent';
import { A_DAY, NO_SIGNATURE, refusedTime, same, WRONG_SIGNATURE } from '../signature';

const ARN = /^arn:aws[a-z-]*:sns:([a-z0-9-]+):\d{12}:[\w.-]{1,256}$/;
const NOTIFICATION = ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'];
const CONFIRMATION = [
	...['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
];
const ALGORITHMS = new Map([
	['1', 'RSA-SHA1'],
	['2', 'RSA-SHA256'],
]);
const LONGEST_CERTIFICATE = 20_000;
const MOST_CERTIFICATES = 20;

const kept = new Map<string, X509Certificate>();

/** null when Amazon signed the message for the topic `arn`, else why not. Throws HTTP_FAILED when the certificate cannot be had now. */
export async function checkSns(
	{ body }: EventRequest,
	arn: string,
	ports: VerifyPorts,
): Promise<string | null> {
	const [, region] = ARN.exec(arn) ?? [];
	if (region === undefined) return 'the secret is not the ARN of an SNS topic';
	const json = jsonOf(body);
	const signature = longTextAt(json, 'Signature');
	if (signature === '') return NO_SIGNATURE;
	if (!same(textAt(json, 'TopicArn'), arn)) return 'it comes from another topic';
	const late = refusedTime(timeAt(json, 'Timestamp'), ports.now, A_DAY);
	if (late) return late;
	const algorithm = ALGORITHMS.get(textAt(json, 'SignatureVersion'));
	if (algorithm === undefined) return 'its kind of signature is unknown';
	const url = amazonUrl(textAt(json, 'SigningCertURL'), region);
	if (!url?.pathname.endsWith('.pem')) return 'its certificate does not lie at Amazon SNS';
	const certificate = await certificateAt(url.href, ports);
	if (!certificate) return 'its certificate cannot be read or has expired';
	const signed = Buffer.from(signedText(json), 'utf8');
	const isRight = verify(
		...([algorithm, signed, certificate.publicKey, Buffer.from(signature, 'base64')] as const),
	);
	return isRight ? null : WRONG_SIGNATURE;
}

/** An address of the SNS of a region over https, with nothing odd about it; else null. */
export function amazonUrl(text: string, region: string): URL | null {
	const url = URL.canParse(text) ? new URL(text) : null;
	const isPlain = url?.username === '' && url.password === '' && url.port === '' && url.hash === '';
	const isAmazon = url?.protocol === 'https:' && url.hostname === `sns.${region}.amazonaws.com`;
	return isPlain && isAmazon ? url : null;
}

/** Where a verified request asks to be visited, or ''. */
export function subscribeUrl(json: unknown): string {
	const [, region = ''] = ARN.exec(textAt(json, 'TopicArn')) ?? [];
	return amazonUrl(textAt(json, 'SubscribeURL'), region)?.href ?? '';
}

/** Every field that is signed, its name and its value on lines of their own. */
function signedText(json: unknown): string {
	const names = textAt(json, 'Type') === 'Notification' ? NOTIFICATION : CONFIRMATION;
	const present = names.filter((name) => name !== 'Subject' || longTextAt(json, name) !== '');
	return present.map((name) => `${name}\n${longTextAt(json, name)}\n`).join('');
}

/** Messages are longer than fields may be elsewhere. */
export function longTextAt(json: unknown, name: string): string {
	if (typeof json !== 'object' || json === null || !Object.hasOwn(json, name)) return '';
	const value = (json as Readonly<Record<string, unknown>>)[name]; // own property, checked above
	return typeof value === 'string' ? value : '';
}

async function certificateAt(url: string, ports: VerifyPorts): Promise<X509Certificate | null> {
	const known = kept.get(url);
	const certificate = known ?? read(await ports.fetchText(url));
	if (!certificate) return null;
	const [from, to] = [Date.parse(certificate.validFrom), Date.parse(certificate.validTo)];
	if (!(from <= ports.now && ports.now <= to)) return null;
	if (certificate.publicKey.asymmetricKeyType !== 'rsa') return null;
	if (kept.size >= MOST_CERTIFICATES) kept.clear();
	kept.set(url, certificate);
	return certificate;
}

function read(pem: string): X509Certificate | null {
	if (pem.length > LONGEST_CERTIFICATE) return null;
	try {
		return new X509Certificate(pem);
	} catch {
		// Said in the refusal.
		return null;
	}
}
