import type { Store } from '../../ports';
import type { Campaign } from '../run/campaign';
import type { LinkBase } from './personLinks';
import { LinkTokens } from './token';

/** Name of the store's key that seals links. */
export const LINK_KEY = 'links';

/** What a campaign's links are made with, or null where it has none of its own. */
export async function linksOf(
	{ linkUrl }: Campaign,
	store: Pick<Store, 'secret'>,
): Promise<LinkBase | null> {
	if (linkUrl === null) return null;
	return { url: linkUrl, tokens: new LinkTokens(await store.secret(LINK_KEY)) };
}

/**
 * Links for messages that do not reach their person (previews, test inboxes): as long as the real ones, but they open to nobody,
 * so that trying one out unsubscribes no customer.
 */
export function deadLinksOf({ linkUrl }: Campaign): LinkBase | null {
	return linkUrl === null ? null : { url: linkUrl, tokens: new LinkTokens(new Uint8Array(32)) };
}
