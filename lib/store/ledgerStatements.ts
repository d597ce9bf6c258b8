import type { Database } from './database';

/** Every statement of the ledger; parameters stand in the order of their numbers. */
export const ledgerStatements = (database: Database) => ({
	...writingStatements(database),
	...readingStatements(database),
});

function writingStatements({ dialect }: Database) {
	const ledger = dialect.table('ledger');
	const runs = dialect.table('ledger_runs');
	return {
		beat: `INSERT INTO ${runs} AS r (run, heartbeat_at) VALUES ($1, CAST($2 AS BIGINT))
			ON CONFLICT (run) DO UPDATE SET heartbeat_at = excluded.heartbeat_at
			WHERE r.heartbeat_at < excluded.heartbeat_at`,
		claim: `INSERT INTO ${ledger} AS l
			(campaign, step, run, recipient, message_id, variant, state, reason, claimed_at, updated_at)
			SELECT $1, $2, $3, c.recipient, c.message_id, c.variant, 'claimed', '', CAST($4 AS BIGINT), CAST($4 AS BIGINT)
			FROM ${dialect.unfold('$5', ['recipient', 'message_id', 'variant'])} AS c WHERE true
			ON CONFLICT (campaign, recipient, step) DO UPDATE SET
				state = 'claimed', reason = '', run = excluded.run, message_id = excluded.message_id, variant = excluded.variant,
				claimed_at = CASE WHEN l.state = 'uncertain' THEN l.claimed_at ELSE excluded.claimed_at END,
				updated_at = excluded.updated_at
			WHERE l.state = 'failed' OR (l.state = 'uncertain' AND l.run LIKE $6 AND l.claimed_at >= CAST($7 AS BIGINT)
				AND l.message_id = excluded.message_id)
			RETURNING recipient, claimed_at`,
		// Campaign and step stand in each row: with constants SQLite would walk through the whole campaign per batch.
		settle: `UPDATE ${ledger} AS l SET state = o.state, reason = o.reason, provider_id = o.provider_id,
			updated_at = CAST($2 AS BIGINT)
			FROM ${dialect.unfold('$3', ['recipient', 'campaign', 'step', 'state', 'reason', 'provider_id'])} AS o
			WHERE l.campaign = o.campaign AND l.recipient = o.recipient AND l.step = o.step AND l.run = $1
			AND l.state IN ('claimed', 'uncertain')`,
		// A claim made again keeps the time of the first: whether that message went out is as unknown as before.
		releaseAgain: `UPDATE ${ledger} SET state = 'uncertain', reason = $5
			WHERE campaign = $1 AND step = $2 AND run = $3 AND state = 'claimed' AND claimed_at <> updated_at
			AND recipient IN (SELECT recipient FROM ${dialect.unfold('$4', ['recipient'])} AS c)`,
		release: `DELETE FROM ${ledger} WHERE campaign = $1 AND step = $2 AND run = $3 AND state = 'claimed'
			AND claimed_at = updated_at
			AND recipient IN (SELECT recipient FROM ${dialect.unfold('$4', ['recipient'])} AS c) RETURNING claimed_at`,
		markUncertain: `UPDATE ${ledger} AS l SET state = 'uncertain', reason = $5, updated_at = CAST($4 AS BIGINT)
			WHERE l.campaign = $1 AND l.step = $2 AND l.state = 'claimed' AND NOT EXISTS
			(SELECT 1 FROM ${runs} AS r WHERE r.run = l.run AND r.heartbeat_at >= CAST($3 AS BIGINT))`,
		hold: `INSERT INTO ${ledger}
			(campaign, step, run, recipient, message_id, variant, state, reason, claimed_at, updated_at)
			SELECT $1, $2, $3, c.recipient, '', c.variant, 'held', c.reason, CAST($4 AS BIGINT), CAST($4 AS BIGINT)
			FROM ${dialect.unfold('$5', ['recipient', 'variant', 'reason'])} AS c WHERE true
			ON CONFLICT (campaign, recipient, step) DO NOTHING`,
		allowAgain: `DELETE FROM ${ledger} WHERE campaign = $1 AND step = $2 AND state = 'uncertain'`,
		allowThese: `DELETE FROM ${ledger} WHERE campaign = $1 AND step = $2 AND state = 'uncertain'
			AND recipient IN (SELECT recipient FROM ${dialect.unfold('$3', ['recipient'])} AS c)`,
	};
}

function readingStatements({ dialect }: Database) {
	const ledger = dialect.table('ledger');
	const filter = `campaign = $1 AND (CAST($2 AS TEXT) IS NULL OR step = $2)`;
	const chosen = `(CAST($2 AS TEXT) IS NULL OR step = $2) AND (CAST($3 AS TEXT) IS NULL OR state = $3)
		AND claimed_at >= CAST($4 AS BIGINT) AND claimed_at < CAST($5 AS BIGINT)`;
	const listed = `SELECT * FROM ${ledger} WHERE campaign = $1 AND ${chosen}`;
	return {
		// CROSS JOIN keeps SQLite from turning the order round.
		standing: `SELECT l.* FROM ${dialect.unfold('$3', ['recipient'])} AS c CROSS JOIN ${ledger} AS l
			WHERE l.campaign = $1 AND l.recipient = c.recipient AND l.step = $2`,
		recent: `SELECT l.recipient, l.campaign, l.step, l.claimed_at FROM ${dialect.unfold('$2', ['recipient'])} AS c
			CROSS JOIN ${ledger} AS l WHERE l.recipient = c.recipient AND l.claimed_at >= CAST($1 AS BIGINT)
			AND l.state IN ('sent', 'uncertain', 'claimed') ORDER BY l.claimed_at DESC, l.campaign, l.step`,
		byProviderId: `SELECT * FROM ${ledger} WHERE provider_id = $1 AND provider_id <> '' LIMIT 1`,
		variants: `SELECT variant, state, COUNT(*) AS total FROM ${ledger} WHERE campaign = $1 AND step = $2
			GROUP BY variant, state ORDER BY variant, state`,
		count: `SELECT state, COUNT(*) AS total FROM ${ledger} WHERE ${filter} GROUP BY state`,
		list: `${listed} AND recipient > $6 ORDER BY recipient, step LIMIT CAST($7 AS BIGINT)`,
		rest: `${listed} AND recipient = $6 AND step > $7 ORDER BY step`,
		ofRecipient: `SELECT * FROM ${ledger} WHERE recipient = $6 AND (CAST($1 AS TEXT) IS NULL OR campaign = $1)
			AND ${chosen} ORDER BY claimed_at, campaign, step LIMIT CAST($7 AS BIGINT)`,
	};
}
