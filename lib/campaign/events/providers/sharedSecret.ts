import type { EventRequest } from '../providerEvent';
import { NO_SIGNATURE, same } from '../signature';

/** Shorter ones can be guessed. */
const SHORTEST = 16;

/**
 * For providers that sign nothing: the secret itself comes along, as a bearer token, as name and password (`name:password`), in a header
 * of its own, or as `token` in the address.
 */
export function checkShared({ headers, url }: EventRequest, secret: string): string | null {
	if (secret.length < SHORTEST) return `the secret is shorter than ${SHORTEST} characters`;
	const given = [
		/^bearer +(.+)$/i.exec(headers['authorization'] ?? '')?.[1],
		basic(headers['authorization'] ?? ''),
		headers['x-webhook-token'],
		URL.canParse(url) ? new URL(url).searchParams.get('token') : null,
	].filter((one) => typeof one === 'string');
	if (given.length === 0) return NO_SIGNATURE;
	// No short cut: the time does not tell which of them came near.
	const right = given.map((one) => same(one, secret)).filter(Boolean);
	return right.length > 0 ? null : 'its secret is wrong';
}

function basic(header: string): string | null {
	const [, encoded] = /^basic +([A-Za-z0-9+/=]+)$/i.exec(header) ?? [];
	return encoded === undefined ? null : Buffer.from(encoded, 'base64').toString('utf8');
}
