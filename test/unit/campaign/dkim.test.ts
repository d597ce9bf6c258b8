import { describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { compose } from '../../../lib/campaign/delivery/compose';
import { readDkimKey } from '../../../lib/campaign/delivery/dkim/dkimKey';
import { checkDnsRecord } from '../../../lib/campaign/delivery/dkim/dnsRecord';
import { bodyHash, signMessage } from '../../../lib/campaign/delivery/dkim/sign';
import * as vendor from '../../../lib/campaign/delivery/nodemailer.vendor';
import { smtpTransport } from '../../../lib/campaign';
import { campaignOptions, people, sinkSmtp, send } from '../../support/campaign';
import { campaignWorld } from '../../support/campaignWorld';
import { signedHeaders, testKey, verdictsOn } from '../../support/dkim';

const RSA = testKey('rsa');
const ED25519 = testKey('ed25519');
const NAME = 's1._domainkey.shop.example';
const at = { domain: 'shop.example', selector: 's1' };
const DATE = Date.UTC(2026, 10, 1, 8, 30);

const message = (change: object = {}) => ({
	from: { name: 'Shop', address: 'news@shop.example' },
	to: { name: 'Ada', address: 'ada@mail.example' },
	replyTo: null,
	subject:
		'Grüße,   with  spaces and a long subject that has to be folded over several lines of the header, é',
	html: '<p>Hello  </p>\n\n\n',
	text: 'Hello \t \n\n\n',
	messageId: '<0123456789abcdef@shop.example>',
	headers: {
		'List-Unsubscribe': '<https://shop.example/u?e=ada>',
		'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
		'Feedback-ID': 'spring:1:shop',
	},
	date: DATE,
	...change,
});

const signed = async (privateKey: string, change: object = {}) =>
	(
		await signMessage(compose(vendor, message(change)), readDkimKey({ ...at, privateKey }), DATE)
	).toString('latin1');

describe('a DKIM signature', () => {
	it.each([
		['rsa-sha256', RSA],
		['ed25519-sha256', ED25519],
	])(
		'%s passes with a verifier that is not ours, whatever the message holds',
		async (algorithm, key) => {
			const texts = [
				'Hello',
				'',
				' ',
				'\n\n',
				'a  b\t\tc \n.\n',
				'你好'.repeat(500),
				'é'.repeat(2000),
				'x'.repeat(5000),
			];
			for (const text of texts) {
				const raw = await signed(key.privateKey, { text, html: `<p>${text}</p>` });
				const verdicts = await verdictsOn(raw, { [NAME]: key.record });
				expect(verdicts).toEqual([{ result: 'pass', domain: 'shop.example', algorithm }]);
				for (const line of raw.split('\r\n')) expect(line.length).toBeLessThan(998);
			}
		},
	);

	it('covers every header of the message, and From, To, Subject once more than they stand', async () => {
		const raw = await signed(RSA.privateKey);
		const names = signedHeaders(raw);
		for (const name of [
			'list-unsubscribe',
			'list-unsubscribe-post',
			'feedback-id',
			'message-id',
			'date',
		]) {
			expect(names).toContain(name);
		}
		for (const name of ['from', 'to', 'subject']) {
			expect(names.filter((one) => one === name)).toHaveLength(2);
		}
	});

	it('fails once anything is changed or added on the way', async () => {
		const raw = await signed(RSA.privateKey);
		const changes = [
			raw.replace('Hello', 'Hallo'),
			raw.replace('List-Unsubscribe-Post: List-', 'List-Unsubscribe-Post: X-'),
			raw.replace('?e=ada', '?e=bob'),
			raw.replace('spring:1', 'summer:1'),
			raw.replace('\r\nSubject:', '\r\nSubject: another\r\nSubject:'),
			raw.replace('\r\nFrom:', '\r\nFrom: evil@z.example\r\nFrom:'),
			raw.replace('\r\nTo:', '\r\nCc: evil@z.example\r\nTo:'),
		];
		for (const changed of changes) {
			expect(changed).not.toBe(raw);
			const [verdict] = await verdictsOn(changed, { [NAME]: RSA.record });
			expect(verdict?.result).not.toBe('pass');
		}
	});

	it('fails with the public key of somebody else', async () => {
		const [verdict] = await verdictsOn(await signed(RSA.privateKey), {
			[NAME]: testKey('rsa').record,
		});
		expect(verdict?.result).toBe('fail');
	});

	it('has the same bytes for the same message and key', async () => {
		expect(await signed(RSA.privateKey)).toBe(await signed(RSA.privateKey));
	});

	it('hashes bodies as RFC 6376 says', () => {
		// Section 3.4.4 and 3.4.5: the hash of the empty body, and of " C \r\nD \t E\r\n\r\n\r\n" as " C\r\nD E\r\n".
		expect(bodyHash(Buffer.from(''))).toBe('47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=');
		expect(bodyHash(Buffer.from('\r\n\r\n'))).toBe(bodyHash(Buffer.from('')));
		const example = bodyHash(Buffer.from(' C \r\nD \t E\r\n\r\n\r\n'));
		expect(example).toBe(bodyHash(Buffer.from(' C\r\nD E\r\n')));
		expect(example).not.toBe(bodyHash(Buffer.from('C\r\nD E\r\n')));
	});
});

describe('DKIM options', () => {
	const reading = (change: object) => () =>
		readDkimKey({ ...at, privateKey: RSA.privateKey, ...change });

	it('takes a key whose line ends were lost or written out', () => {
		const { publicKey } = reading({})();
		for (const lineEnd of ['\\n', ' ', '\r\n']) {
			const privateKey = RSA.privateKey.trim().replaceAll('\n', lineEnd);
			expect(reading({ privateKey })().publicKey).toBe(publicKey);
		}
		const pkcs1 = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
		const privateKey = pkcs1.export({ type: 'pkcs1', format: 'pem' }).toString();
		expect(reading({ privateKey })().algorithm).toBe('rsa-sha256');
	});

	it('says what is wrong and never shows the key', () => {
		const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
		const small = testKey('rsa', 512).privateKey;
		const locked = generateKeyPairSync('rsa', {
			modulusLength: 1024,
			publicKeyEncoding: { type: 'spki', format: 'pem' },
			privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' },
		}).privateKey;
		const wrong: [object, RegExp][] = [
			[{ privateKey: '' }, /cannot be read/],
			[{ privateKey: 'SECRET' }, /cannot be read/],
			[{ privateKey: RSA.privateKey.replace(/[A-Z]{3}/g, '???') }, /cannot be read/],
			[{ privateKey: RSA.privateKey.slice(0, 400) }, /cannot be read/],
			[{ privateKey: ec.export({ type: 'pkcs8', format: 'pem' }).toString() }, /of the type "ec"/],
			[{ privateKey: small }, /512 bits/],
			[{ privateKey: locked }, /passphrase/],
			[{ domain: 'shop example' }, /domain is "shop example"/],
			[{ domain: 'localhost' }, /domain is "localhost"/],
			[{ domain: 'a.example; t=y' }, /domain is/],
			[{ selector: '' }, /selector is ""/],
			[{ selector: 's1\r\nBcc: x' }, /selector is/],
		];
		for (const [change, what] of wrong) {
			expect(reading(change)).toThrow(what);
			expect(reading(change)).not.toThrow(/SECRET|MII/);
		}
	});

	it('compares the key with the one in DNS', async () => {
		const key = readDkimKey({ ...at, privateKey: RSA.privateKey });
		const dns = (record: string) => async () => [[record.slice(0, 250), record.slice(250)]];
		await expect(checkDnsRecord(key, dns(RSA.record))).resolves.toBeUndefined();
		await expect(checkDnsRecord(key, dns(ED25519.record))).rejects.toThrow(/is not the one/);
		const gone = async () => {
			throw Object.assign(new Error('no'), { code: 'ENOTFOUND' });
		};
		await expect(checkDnsRecord(key, gone)).rejects.toMatchObject({
			message: `There is no DKIM key at ${NAME}.`,
			hint: expect.stringContaining(RSA.record.slice(RSA.record.indexOf('p='))),
		});
	});
});

describe('a campaign with DKIM', () => {
	const world = campaignWorld();
	const withKey = async (port: number, privateKey: string, domain = 'shop.example') =>
		await smtpTransport({ ...sinkSmtp(port), dkim: { ...at, domain, privateKey } }, 5);

	it('arrives signed, and the signature passes', async () => {
		const server = await world.sink();
		const transport = await withKey(server.port, RSA.privateKey);
		const unsubscribeUrl = 'https://shop.example/u?e={{ email }}';
		await send(world.store, server.port, people(20), { unsubscribeUrl }, { ports: { transport } });
		expect(server.arrived).toHaveLength(20);
		for (const { raw } of server.arrived) {
			expect(await verdictsOn(raw, { [NAME]: RSA.record })).toMatchObject([{ result: 'pass' }]);
			expect(signedHeaders(raw)).toEqual(
				expect.arrayContaining(['list-unsubscribe', 'list-unsubscribe-post', 'feedback-id']),
			);
		}
	});

	it('mails nobody with a key that cannot be used, or with the domain of somebody else', async () => {
		const server = await world.sink();
		await expect(withKey(server.port, 'no key')).rejects.toMatchObject({
			code: 'INVALID_PARAMETER',
		});
		const transport = await withKey(server.port, RSA.privateKey, 'other.example');
		const sending = send(world.store, server.port, people(5), {}, { ports: { transport } });
		await expect(sending).rejects.toThrow(/DKIM domain other\.example/);
		expect(server.arrived).toHaveLength(0);
		const { campaign } = campaignOptions();
		expect(await world.store.ledger.count(campaign)).toMatchObject({ sent: 0, claimed: 0 });
	});
});
