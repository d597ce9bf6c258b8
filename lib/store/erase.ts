import type { Erased, Erasure } from '../ports';
import { keyText, wholeNumber } from './check';
import { rowsParameter, type Database } from './database';
import type { SqlSecrets } from './secrets';

/** Places that know a person by the address. */
const PLACES = ['ledger', 'suppression', 'consents', 'events'] as const;

/**
 * Takes people out of the store in one transaction (GDPR article 17), and their bytes out of its files. What stays is a keyed hash of
 * the address in the suppression list: without it, the next import of an old list would mail them again.
 */
export async function erasePeople(
	database: Database,
	secrets: SqlSecrets,
	people: readonly Erasure[],
	now: number,
): Promise<Erased> {
	const recipients = [...new Set(people.map(({ recipient }) => keyText('recipient', recipient)))];
	const ids = [...new Set(people.flatMap(({ profileIds }) => profileIds))];
	const at = wholeNumber('now', now);
	const hashes = [...(await secrets.hashed(recipients)).values()];
	const { deletions, suppress, profiles } = statements(database);
	const erased = await database.write(async (sql) => {
		const counts = new Map<string, number>();
		for (const { place, text } of deletions) {
			counts.set(place, await sql.run(text, [rowsParameter(recipients.map((one) => [one]))]));
		}
		await sql.run(suppress, [at, rowsParameter(hashes.map((hash) => [hash]))]);
		const known = await sql.run(profiles, [
			rowsParameter([...recipients, ...ids].map((id) => [id])),
		]);
		const of = (place: (typeof PLACES)[number]) => counts.get(place) ?? 0;
		return {
			people: recipients.length,
			ledger: of('ledger'),
			suppression: of('suppression'),
			consents: of('consents'),
			events: of('events'),
			profiles: known,
		};
	});
	await database.purge([...PLACES, 'profiles']);
	return erased;
}

function statements({ dialect }: Database) {
	const rows = (column: string, parameter: string) =>
		`SELECT ${column} FROM ${dialect.unfold(parameter, [column])} AS c`;
	return {
		deletions: PLACES.map((place) => ({
			place,
			text: `DELETE FROM ${dialect.table(place)} WHERE recipient IN (${rows('recipient', '$1')})`,
		})),
		suppress: `INSERT INTO ${dialect.table('suppression')} (recipient, topic, reason, source, added_at)
			SELECT c.recipient, '*', 'erased', 'erasure', CAST($1 AS BIGINT)
			FROM ${dialect.unfold('$2', ['recipient'])} AS c WHERE true
			ON CONFLICT (recipient, topic) DO NOTHING`,
		profiles: `DELETE FROM ${dialect.table('profiles')} WHERE id IN (${rows('id', '$1')})`,
	};
}
