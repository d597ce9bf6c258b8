import { createHmac } from 'node:crypto';

/**
 * The Message-ID of one step of one campaign for one person: the same on every attempt, so that a receiver that gets a
 * message twice can tell. HMAC-SHA256 keyed by the campaign, cut to 128 bits; the address cannot be read back from it.
 */
export function messageIdOf(
	campaign: string,
	step: string,
	recipient: string,
	domain: string,
): string {
	const digest = createHmac('sha256', campaign).update(`${step}\0${recipient}`).digest('hex');
	return `<${digest.slice(0, 32)}@${domain}>`;
}
