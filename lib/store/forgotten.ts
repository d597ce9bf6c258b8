import type { Dialect } from './database';

/**
 * Condition of an INSERT from rows `n` with a column `hash` (see SqlSecrets.hashed): nothing about people who were erased is stored again,
 * whoever tells it: a late bounce, the opening of an old message, the next import of a list.
 */
export function notForgotten({ table }: Dialect): string {
	return `NOT EXISTS (SELECT 1 FROM ${table('suppression')} AS f WHERE f.recipient = n.hash AND f.topic = '*')`;
}
