import type { Sender } from '../ports';
import { keyText, wholeNumber } from './check';
import { numberOf, type Database, type Sql } from './database';

const MINUTE = 60_000;

interface Key extends Sender {
	readonly run: string;
	readonly now: number;
}

const minuteOf = (at: number) =>
	Math.floor(wholeNumber('time', Math.max(0, Math.floor(at))) / MINUTE);

/** Counts the messages of each sender in each minute, in the transactions that claim them: the ledger and its sums never differ. */
export class Tally {
	private readonly statements;

	constructor(database: Database) {
		this.statements = statements(database);
	}

	/** How many more messages the limits allow. With limits, other transactions that count for the sender wait until this one is over. */
	async room(sql: Sql, { sender, limits = [] }: Key): Promise<number> {
		if (sender === undefined || limits.length === 0) return Infinity;
		const name = keyText('sender', sender);
		// A row that everybody writes is the lock.
		await sql.run(this.statements.tally, [name, -1, '', 0]);
		let room = Infinity;
		for (const { since, most } of limits) {
			const [row] = await sql.all(this.statements.tallied, [name, minuteOf(since)]);
			room = Math.min(room, most - numberOf(row ?? {}, 'total'));
		}
		return Math.max(0, room);
	}

	async add(sql: Sql, { sender, run, now }: Key, count: number): Promise<void> {
		if (sender === undefined || count === 0) return;
		const values = [keyText('sender', sender), minuteOf(now), keyText('run', run), count];
		await sql.run(this.statements.tally, values);
	}

	/** `claimedAt`: when the claims were made that are given back. */
	async takeBack(
		sql: Sql,
		{ sender, run }: Omit<Key, 'now'>,
		claimedAt: readonly number[],
	): Promise<void> {
		for (const now of claimedAt) {
			if (sender === undefined) return;
			await sql.run(this.statements.tally, [sender, minuteOf(now), run, -1]);
		}
	}

	async perMinute(sql: Sql, sender: string, since: number) {
		const values = [keyText('sender', sender), minuteOf(since)];
		const rows = await sql.all(this.statements.sentBy, values);
		return rows.map((row) => ({
			minute: numberOf(row, 'minute') * MINUTE,
			total: numberOf(row, 'total'),
		}));
	}

	async first(sql: Sql, sender: string): Promise<number | null> {
		const [row] = await sql.all(this.statements.firstSent, [keyText('sender', sender)]);
		return row ? numberOf(row, 'minute') * MINUTE : null;
	}
}

function statements({ dialect }: Database) {
	const counts = dialect.table('ledger_counts');
	return {
		tally: `INSERT INTO ${counts} AS k (sender, minute, run, total)
			VALUES ($1, CAST($2 AS BIGINT), $3, CAST($4 AS BIGINT))
			ON CONFLICT (sender, minute, run) DO UPDATE SET total = k.total + excluded.total`,
		tallied: `SELECT COALESCE(SUM(total), 0) AS total FROM ${counts}
			WHERE sender = $1 AND minute >= CAST($2 AS BIGINT)`,
		sentBy: `SELECT minute, SUM(total) AS total FROM ${counts}
			WHERE sender = $1 AND minute >= CAST($2 AS BIGINT) AND total > 0 GROUP BY minute ORDER BY minute`,
		firstSent: `SELECT minute FROM ${counts} WHERE sender = $1 AND minute >= 0 AND total > 0
			ORDER BY minute LIMIT 1`,
	};
}
