import { afterEach, describe, expect, it } from '@jest/globals';
import type { Delivery, HttpOptions, ProviderName } from '../../../../lib/campaign';
import { apiServer, type ApiAnswer, type ApiServer } from '../../../support/apiServer';
import { MESSAGE, openProvider, TAKEN } from '../../../support/providers';

let server: ApiServer;
afterEach(async () => await server.close());

/** What becomes of a message when the service answers so, and how many requests it got. */
async function after(
	provider: ProviderName,
	answer: ApiAnswer | ((number: number) => ApiAnswer),
	more: Partial<HttpOptions> = {},
): Promise<Delivery & { requests: number }> {
	server = await apiServer((_, number) => (typeof answer === 'function' ? answer(number) : answer));
	const transport = await openProvider(provider, server.url, more);
	const delivery = await transport.send(MESSAGE);
	transport.close();
	return { ...delivery, requests: server.requests.length };
}

/** Nobody waits ten seconds for silence. */
const quick = (answer: ApiAnswer) => (answer === 'silence' ? { timeout: 300 } : {});

const NO_KEYS = ['sendgrid', 'mailgun', 'postmark', 'ses', 'mailchimp'] as const;
const ALL = [...NO_KEYS, 'brevo', 'resend', 'webhook'] as const;

describe('an answer that says no', () => {
	it.each<[ProviderName, number, unknown, object]>([
		// About this person or message: never again.
		[
			'sendgrid',
			400,
			{ errors: [{ message: 'Does not contain a valid address.' }] },
			{ kind: 'refused' },
		],
		['mailgun', 400, { message: "'to' parameter is not a valid address" }, { kind: 'refused' }],
		[
			'brevo',
			400,
			{ code: 'invalid_parameter', message: 'email is not valid in to' },
			{ kind: 'refused' },
		],
		['postmark', 422, { ErrorCode: 406, Message: 'Inactive recipient' }, { kind: 'refused' }],
		[
			'resend',
			422,
			{ name: 'validation_error', message: 'Invalid `to` field.' },
			{ kind: 'refused' },
		],
		[
			'ses',
			400,
			{ __type: 'BadRequestException', message: 'Local address contains …' },
			{ kind: 'refused' },
		],
		['mailchimp', 200, [{ status: 'rejected', reject_reason: 'hard-bounce' }], { kind: 'refused' }],
		['mailchimp', 200, [{ status: 'invalid' }], { kind: 'refused' }],
		['webhook', 422, { error: 'no' }, { kind: 'refused' }],
		['sendgrid', 413, 'too large', { kind: 'refused' }],
		// About the account or the sender: everybody stays pending.
		['sendgrid', 401, {}, { kind: 'unavailable', lasting: true }],
		[
			'sendgrid',
			403,
			{ errors: [{ message: 'not a verified Sender Identity' }] },
			{ kind: 'unavailable', lasting: true },
		],
		['mailgun', 401, 'Forbidden', { kind: 'unavailable', lasting: true }],
		[
			'mailgun',
			404,
			{ message: 'Domain not found: mg.shop.example' },
			{ kind: 'unavailable', lasting: true },
		],
		[
			'brevo',
			402,
			{ code: 'not_enough_credits' },
			{ kind: 'unavailable', lasting: true, quota: true },
		],
		[
			'brevo',
			400,
			{ code: 'invalid_parameter', message: 'sender is not valid' },
			{ kind: 'unavailable', lasting: true },
		],
		[
			'postmark',
			422,
			{ ErrorCode: 400, Message: 'Sender signature not found' },
			{ kind: 'unavailable', lasting: true },
		],
		[
			'postmark',
			401,
			{ ErrorCode: 10, Message: 'Bad or missing token' },
			{ kind: 'unavailable', lasting: true },
		],
		[
			'resend',
			429,
			{ name: 'daily_quota_exceeded' },
			{ kind: 'unavailable', lasting: true, quota: true },
		],
		[
			'resend',
			403,
			{ name: 'validation_error', message: 'verify a domain' },
			{ kind: 'unavailable', lasting: true },
		],
		[
			'ses',
			400,
			{ __type: 'MessageRejected', message: 'Email address is not verified.' },
			{ kind: 'unavailable', lasting: true },
		],
		[
			'ses',
			400,
			{ __type: 'ThrottlingException', message: 'Daily message quota exceeded' },
			{ kind: 'unavailable', quota: true },
		],
		[
			'ses',
			403,
			{ message: 'The security token is invalid' },
			{ kind: 'unavailable', lasting: true },
		],
		[
			'mailchimp',
			500,
			{ status: 'error', name: 'Invalid_Key' },
			{ kind: 'unavailable', lasting: true },
		],
		[
			'mailchimp',
			200,
			[{ status: 'rejected', reject_reason: 'unsigned' }],
			{ kind: 'unavailable', lasting: true },
		],
		['webhook', 404, 'nobody here', { kind: 'unavailable', lasting: true }],
		['webhook', 302, undefined, { kind: 'unavailable', lasting: true }],
		// Not now.
		['mailgun', 429, { message: 'Too many requests' }, { kind: 'deferred' }],
		[
			'ses',
			400,
			{ __type: 'ThrottlingException', message: 'Maximum sending rate exceeded.' },
			{ kind: 'deferred' },
		],
		['ses', 429, { __type: 'TooManyRequestsException' }, { kind: 'deferred' }],
		['postmark', 503, { ErrorCode: 100, Message: 'Maintenance' }, { kind: 'deferred' }],
	])('%s %i %j', async (provider, status, body, expected) => {
		expect(await after(provider, { status, body })).toMatchObject({ ...expected, requests: 1 });
	});

	it('waits as long as Retry-After or the reset header says, an hour at most', async () => {
		const busy = (headers: Record<string, string>) => ({ status: 429, headers, body: {} });
		expect(await after('sendgrid', busy({ 'retry-after': '7' }))).toMatchObject({
			retryAfter: 7000,
		});
		await server.close();
		expect(await after('brevo', busy({ 'x-sib-ratelimit-reset': '42' }))).toMatchObject({
			retryAfter: 42_000,
		});
		await server.close();
		expect(await after('resend', busy({ 'ratelimit-reset': '999999' }))).toMatchObject({
			retryAfter: 3_600_000,
		});
		await server.close();
		const date = new Date(Date.now() + 60_000).toUTCString();
		const { retryAfter = 0 } = (await after('ses', busy({ 'retry-after': date }))) as {
			retryAfter?: number;
		};
		expect(Math.abs(retryAfter - 60_000)).toBeLessThan(2_000);
		await server.close();
		const reset = String(Math.ceil(Date.now() / 1000) + 30);
		const { retryAfter: left = 0 } = (await after(
			'sendgrid',
			busy({ 'x-ratelimit-reset': reset }),
		)) as { retryAfter?: number };
		expect(Math.abs(left - 30_000)).toBeLessThan(2_000);
	});
});

describe('an answer that nobody can read', () => {
	it.each(NO_KEYS)(
		'%s: silence, a reset, 500, 502 and garbage are unknown and never tried again',
		async (provider) => {
			const cases: ApiAnswer[] = [
				'silence',
				'reset',
				{ status: 500, body: 'oops' },
				{ status: 502, body: '<html>bad gateway</html>' },
				{ status: 200, body: '<html>log in to the hotel network</html>' },
				{ status: 200, body: '{"id": ' },
			];
			for (const answer of cases) {
				expect([answer, await after(provider, answer, quick(answer))]).toMatchObject([
					answer,
					{ kind: 'unknown', requests: 1 },
				]);
				await server.close();
			}
		},
	);

	it.each(['endless', 'trickle'] as const)(
		'an %s body ends at the cap of size or time',
		async (answer) => {
			const began = Date.now();
			expect(await after('mailgun', answer, { timeout: 500 })).toMatchObject({
				kind: 'unknown',
				requests: 1,
			});
			expect(Date.now() - began).toBeLessThan(9_000);
		},
	);

	it.each(['brevo', 'resend'] as const)(
		'%s: the same request goes out again with the same key',
		async (provider) => {
			const answers: ApiAnswer[] = ['reset', { status: 502, body: 'x' }, TAKEN[provider]];
			expect(await after(provider, (number) => answers[number - 1] ?? 'silence')).toMatchObject({
				kind: 'accepted',
				requests: 3,
			});
			const [first, ...others] = server.requests;
			for (const other of others) {
				expect(other.body.equals(first?.body ?? Buffer.alloc(0))).toBe(true);
				expect(other.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
			}
		},
	);

	it('after an unknown answer a refusal does not count as "not sent"', async () => {
		const answers: ApiAnswer[] = ['reset', { status: 429, body: {} }, { status: 422, body: {} }];
		expect(await after('resend', (number) => answers[number - 1] ?? 'silence')).toMatchObject({
			kind: 'unknown',
			requests: 3,
		});
	});

	it('a webhook is asked again only when the user says that it honours keys', async () => {
		const second = (number: number) => (number === 1 ? ('reset' as const) : TAKEN.webhook);
		expect(await after('webhook', second)).toMatchObject({ kind: 'unknown', requests: 1 });
		await server.close();
		expect(await after('webhook', second, { honoursKeys: true })).toMatchObject({
			kind: 'accepted',
			requests: 2,
		});
	});

	it('Resend: a key that is at work is waited for, a key of another content stays uncertain', async () => {
		const busy = { status: 409, body: { name: 'concurrent_idempotent_requests' } };
		expect(await after('resend', (n) => (n === 1 ? busy : TAKEN.resend))).toMatchObject({
			kind: 'accepted',
		});
		await server.close();
		const other = { status: 409, body: { name: 'invalid_idempotent_request' } };
		expect(await after('resend', other)).toMatchObject({ kind: 'unknown', requests: 1 });
	});
});

it('secrets stand in no reason, whatever the service answers', async () => {
	for (const provider of ALL) {
		for (const answer of [
			'reset',
			{ status: 401, body: 'no' },
			{ status: 500, body: 'x' },
		] as const) {
			const { reason } = await after(provider, answer);
			expect(reason).not.toContain('canary');
			await server.close();
		}
	}
	server = await apiServer(() => 'silence');
});
