import type { LedgerRow } from '../../ports';
import type { Status } from './outcomes';

/** Begins the reason of a refusal that no later attempt can change. */
export const PERMANENT = 'permanent: ';
/** Begins the reason of a refusal that a later run may try again. */
export const TEMPORARY = 'temporary: ';

export const runOf = (execution: string, unique: string) => `${execution}#${unique}`;

/**
 * What a row that already stands in the ledger means for this run; null when it may be claimed (a temporary refusal).
 * A message that an earlier attempt of the same execution has sent counts as sent: the user sees one execution.
 */
export function statusOfExisting(
	existing: LedgerRow,
	execution: string,
): { status: Status; reason: string } | null {
	const when = new Date(existing.updatedAt).toISOString();
	switch (existing.state) {
		case 'sent':
			return execution !== '' && existing.run.startsWith(`${execution}#`)
				? { status: 'sent', reason: 'sent by an earlier attempt of this execution' }
				: { status: 'alreadySent', reason: `this campaign was sent to this person at ${when}` };
		case 'failed':
			if (!existing.reason.startsWith(PERMANENT)) return null;
			return { status: 'failed', reason: existing.reason };
		case 'uncertain':
			return {
				status: 'uncertain',
				reason: `an earlier run was interrupted while sending (${existing.reason || when}); it may have arrived and is not sent again`,
			};
		case 'claimed':
			return { status: 'claimed', reason: 'another run is sending to this person at this moment' };
		case 'suppressed':
			return { status: 'suppressed', reason: existing.reason };
		case 'held':
			return { status: 'heldOut', reason: existing.reason };
	}
}
