import type { Suppression } from '../../ports';

/** Who decided that somebody gets nothing, as the field `source` of an entry that a user of the node made. */
export const SOURCES = {
	/** The person said no, to the user or to a tool before this one. */
	person: 'person',
	/** The user's own decision; it can be taken back without asking anybody. */
	sender: 'sender',
} as const;

/** What stands in `source` after an erasure. */
export const ERASURE = 'erasure';

/** Whether the entry is, or has to be taken for, the person's own no. What we do not know counts as one. */
export function isOwnNo({ source, reason }: Suppression): boolean {
	return source !== SOURCES.sender && !/\bbounce/i.test(reason);
}
