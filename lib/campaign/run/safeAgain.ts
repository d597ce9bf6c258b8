import type { SafeAgain } from '../../ports';
import type { Keys, Transport } from '../delivery/transport';
import type { LedgerIndex } from './ledgerIndex';

/** Ends the name of a run, so that a later one knows at which account its keys were used. */
export const markOf = (keys: Keys | null | undefined): string => (keys ? `~${keys.domain}` : '');

/** Which uncertain rows this transport may try again without the risk of a second message; null = none. */
export function safeAgainOf({ keys }: Transport, now: number): SafeAgain | null {
	return keys ? { mark: markOf(keys), since: Math.max(0, now - keys.life) } : null;
}

/** What the ledger knows, without the uncertain rows that may be tried again. The claim itself remains the authority. */
export function settledOnly(known: LedgerIndex, transport: Transport, now: number): LedgerIndex {
	const again = safeAgainOf(transport, now);
	if (!again) return known;
	return new Map(
		[...known].filter(
			([, { state, run, claimedAt }]) =>
				state !== 'uncertain' || !run.endsWith(again.mark) || claimedAt < again.since,
		),
	);
}
