import type { Claim, Ledger, LedgerRow, LedgerState } from '../ports';
import { freeText, keyText, wholeNumber } from './check';
import { numberOf, rowsParameter, textOf, type Database, type Sql, type SqlRow } from './database';
import { pageSize } from './page';

type Key = Parameters<Ledger['claim']>[0];

const STATES = ['claimed', 'sent', 'failed', 'uncertain', 'suppressed', 'held'] as const;
const STOPPED = 'the run stopped before it recorded what became of this message';

/**
 * The send ledger. A claim is one INSERT that the unique key (campaign, recipient, step) decides, so that of any number of
 * processes exactly one gets a recipient; it is durable before `claim` resolves.
 */
export class SqlLedger implements Ledger {
	private readonly statements;

	constructor(private readonly database: Database) {
		this.statements = statements(database);
	}

	async claim(key: Key, claims: readonly Claim[]) {
		if (claims.length === 0) return [];
		const values = keyValues(key);
		const rows = claimRows(claims);
		return await this.database.write(async (sql) => {
			await this.beat(sql, key);
			const parameter = rowsParameter(rows);
			const got = await sql.all(this.statements.claim, [...values, key.now, parameter]);
			const won = new Set(got.map((row) => textOf(row, 'recipient')));
			const standing = await this.standing(sql, key, claims, won.size);
			return claims.map(({ recipient }) => {
				// Taken out, so that a recipient given twice is claimed once.
				const claimed = won.delete(recipient);
				return { recipient, claimed, existing: claimed ? null : (standing.get(recipient) ?? null) };
			});
		});
	}

	/** The rows of these recipients; asked only when some claim was refused. */
	private async standing(sql: Sql, key: Key, claims: readonly Claim[], won: number) {
		if (won === claims.length) return new Map<string, LedgerRow>();
		const parameter = rowsParameter(claims.map(({ recipient }) => [recipient]));
		const rows = await sql.all(this.statements.standing, [key.campaign, key.step, parameter]);
		return new Map(rows.map((row) => [textOf(row, 'recipient'), ledgerRow(row)]));
	}

	async settle(key: Key, outcomes: Parameters<Ledger['settle']>[1]) {
		if (outcomes.length === 0) return;
		const values = keyValues(key);
		const [campaign = '', step = ''] = values;
		const rows = outcomes
			.map((outcome) => [
				keyText('recipient', outcome.recipient),
				campaign,
				step,
				outcome.state,
				freeText(outcome.reason),
			])
			.sort(byRecipient);
		await this.database.write(async (sql) => {
			await this.beat(sql, key);
			await sql.run(this.statements.settle, [values[2] ?? '', key.now, rowsParameter(rows)]);
		});
	}

	async release(key: Omit<Key, 'now'>, recipients: readonly string[]) {
		if (recipients.length === 0) return;
		const rows = recipients.map((recipient) => [keyText('recipient', recipient)]).sort(byRecipient);
		await this.database.write(
			async (sql) =>
				await sql.run(this.statements.release, [...keyValues(key), rowsParameter(rows)]),
		);
	}

	async markUncertain(key: { campaign: string; step: string; before: number; now: number }) {
		const values = [
			keyText('campaign', key.campaign),
			keyText('step', key.step),
			wholeNumber('before', key.before),
			wholeNumber('now', key.now),
			STOPPED,
		];
		return await this.database.write(
			async (sql) => await sql.run(this.statements.markUncertain, values),
		);
	}

	async heartbeat(key: { run: string; now: number }) {
		await this.database.write(async (sql) => await this.beat(sql, key));
	}

	private async beat(sql: Sql, { run, now }: { run: string; now: number }) {
		await sql.run(this.statements.beat, [keyText('run', run), wholeNumber('now', now)]);
	}

	async count(campaign: string, step?: string) {
		const rows = await this.database.read(
			async (sql) => await sql.all(this.statements.count, [campaign, step ?? null]),
		);
		const found = new Map(rows.map((row) => [textOf(row, 'state'), numberOf(row, 'total')]));
		const total = (state: LedgerState) => found.get(state) ?? 0;
		return {
			claimed: total('claimed'),
			sent: total('sent'),
			failed: total('failed'),
			uncertain: total('uncertain'),
			suppressed: total('suppressed'),
			held: total('held'),
		};
	}

	/** In order of recipient, then step. A page is never cut inside a recipient, so it may exceed `limit` by that recipient's further steps. */
	async list(campaign: string, options: Parameters<Ledger['list']>[1] = {}) {
		const { step = null, state = null, after = '' } = options;
		const limit = pageSize(options.limit);
		return await this.database.read(async (sql) => {
			const { list, rest } = this.statements;
			const page = await sql.all(list, [campaign, step, state, after, limit]);
			const last = page.at(-1);
			if (!last || page.length < limit) return page.map(ledgerRow);
			const end = [textOf(last, 'recipient'), textOf(last, 'step')];
			const more = await sql.all(rest, [campaign, step, state, ...end]);
			return [...page, ...more].map(ledgerRow);
		});
	}
}

/** Sorted, so that two processes lock rows in the same order; the first of a repeated recipient counts. */
function claimRows(claims: readonly Claim[]): string[][] {
	const rows = new Map<string, string[]>();
	for (const { recipient, messageId } of claims) {
		if (rows.has(recipient)) continue;
		rows.set(recipient, [keyText('recipient', recipient), keyText('messageId', messageId, 998)]);
	}
	return [...rows.values()].sort(byRecipient);
}

function byRecipient([a = '']: readonly string[], [b = '']: readonly string[]): number {
	return a < b ? -1 : Number(a > b);
}

function keyValues(key: Omit<Key, 'now'>): string[] {
	return [keyText('campaign', key.campaign), keyText('step', key.step), keyText('run', key.run)];
}

function ledgerRow(row: SqlRow): LedgerRow {
	return {
		campaign: textOf(row, 'campaign'),
		recipient: textOf(row, 'recipient'),
		step: textOf(row, 'step'),
		state: STATES.find((state) => state === row['state']) ?? 'uncertain',
		reason: textOf(row, 'reason'),
		run: textOf(row, 'run'),
		messageId: textOf(row, 'message_id'),
		claimedAt: numberOf(row, 'claimed_at'),
		updatedAt: numberOf(row, 'updated_at'),
	};
}

function statements({ dialect }: Database) {
	const ledger = dialect.table('ledger');
	const runs = dialect.table('ledger_runs');
	const filter = `campaign = $1 AND (CAST($2 AS TEXT) IS NULL OR step = $2)`;
	const listed = `SELECT * FROM ${ledger} WHERE ${filter} AND (CAST($3 AS TEXT) IS NULL OR state = $3)`;
	return {
		beat: `INSERT INTO ${runs} AS r (run, heartbeat_at) VALUES ($1, CAST($2 AS BIGINT))
			ON CONFLICT (run) DO UPDATE SET heartbeat_at = excluded.heartbeat_at
			WHERE r.heartbeat_at < excluded.heartbeat_at`,
		claim: `INSERT INTO ${ledger} AS l
			(campaign, step, run, recipient, message_id, state, reason, claimed_at, updated_at)
			SELECT $1, $2, $3, c.recipient, c.message_id, 'claimed', '', CAST($4 AS BIGINT), CAST($4 AS BIGINT)
			FROM ${dialect.unfold('$5', ['recipient', 'message_id'])} AS c WHERE true
			ON CONFLICT (campaign, recipient, step) DO UPDATE SET
				state = 'claimed', reason = '', run = excluded.run, message_id = excluded.message_id,
				claimed_at = excluded.claimed_at, updated_at = excluded.updated_at
			WHERE l.state = 'failed'
			RETURNING recipient`,
		// CROSS JOIN keeps SQLite from turning the order round.
		standing: `SELECT l.* FROM ${dialect.unfold('$3', ['recipient'])} AS c CROSS JOIN ${ledger} AS l
			WHERE l.campaign = $1 AND l.recipient = c.recipient AND l.step = $2`,
		// Campaign and step stand in each row: with constants SQLite would walk through the whole campaign per batch.
		settle: `UPDATE ${ledger} AS l SET state = o.state, reason = o.reason, updated_at = CAST($2 AS BIGINT)
			FROM ${dialect.unfold('$3', ['recipient', 'campaign', 'step', 'state', 'reason'])} AS o
			WHERE l.campaign = o.campaign AND l.recipient = o.recipient AND l.step = o.step AND l.run = $1
			AND l.state IN ('claimed', 'uncertain')`,
		release: `DELETE FROM ${ledger} WHERE campaign = $1 AND step = $2 AND run = $3 AND state = 'claimed'
			AND recipient IN (SELECT recipient FROM ${dialect.unfold('$4', ['recipient'])} AS c)`,
		markUncertain: `UPDATE ${ledger} AS l SET state = 'uncertain', reason = $5, updated_at = CAST($4 AS BIGINT)
			WHERE l.campaign = $1 AND l.step = $2 AND l.state = 'claimed' AND NOT EXISTS
			(SELECT 1 FROM ${runs} AS r WHERE r.run = l.run AND r.heartbeat_at >= CAST($3 AS BIGINT))`,
		count: `SELECT state, COUNT(*) AS total FROM ${ledger} WHERE ${filter} GROUP BY state`,
		list: `${listed} AND recipient > $4 ORDER BY recipient, step LIMIT CAST($5 AS BIGINT)`,
		rest: `${listed} AND recipient = $4 AND step > $5 ORDER BY step`,
	};
}
