import type { Suppression, SuppressionList } from '../ports';
import { freeText, keyText, wholeNumber } from './check';
import { numberOf, rowsParameter, textOf, type Database, type SqlRow } from './database';
import { notForgotten } from './forgotten';
import { pageSize } from './page';
import type { SqlSecrets } from './secrets';

/** Who may not receive what. The first entry of a (recipient, topic) stays: it is the proof of when and why. */
export class SqlSuppressionList implements SuppressionList {
	private readonly statements;

	constructor(
		private readonly database: Database,
		private readonly secrets: SqlSecrets,
	) {
		this.statements = statements(database);
	}

	/** Returns how many entries are new. Erased people stay as they are. */
	async add(rows: readonly Suppression[]) {
		if (rows.length === 0) return 0;
		const hashes = await this.secrets.hashed(rows.map(({ recipient }) => recipient));
		const entries = distinct(rows).map((row) => [...columns(row), hashes.get(row.recipient) ?? '']);
		const parameter = rowsParameter(entries);
		return await this.database.write(
			async (sql) => await sql.run(this.statements.add, [parameter]),
		);
	}

	/** Tells whether there was such an entry. */
	async remove(recipient: string, topic: string) {
		return (await this.removeAll([{ recipient, topic }])) > 0;
	}

	/** Returns how many of these entries there were. */
	async removeAll(entries: readonly { recipient: string; topic: string }[]) {
		if (entries.length === 0) return 0;
		const rows = entries.map(({ recipient, topic }) => [
			keyText('recipient', recipient),
			keyText('topic', topic),
		]);
		return await this.database.write(
			async (sql) => await sql.run(this.statements.remove, [rowsParameter(rows)]),
		);
	}

	/** Where both `*` and the topic match, the rule for every topic is given. Erased people are found by their hash. */
	async match(recipients: readonly string[], topic: string) {
		if (recipients.length === 0) return new Map<string, Suppression>();
		const keys = recipients.map((recipient) => keyText('recipient', recipient));
		const hashes = await this.secrets.hashed(keys);
		const ownerOf = new Map([...hashes].map(([recipient, hash]) => [hash, recipient]));
		const all = [...keys, ...hashes.values()].map((one) => [one]);
		const values = [keyText('topic', topic), rowsParameter(all)];
		const rows = await this.database.read(
			async (sql) => await sql.all(this.statements.match, values),
		);
		const rules = rows
			.map(suppression)
			.sort((a, b) => Number(a.topic === '*') - Number(b.topic === '*'));
		return new Map(rules.map((rule) => [ownerOf.get(rule.recipient) ?? rule.recipient, rule]));
	}

	/** In order of recipient, then topic. A page is never cut inside a recipient. */
	async list(options: Parameters<SuppressionList['list']>[0] = {}) {
		const { topic = null, after = '' } = options;
		const limit = pageSize(options.limit);
		return await this.database.read(async (sql) => {
			const page = await sql.all(this.statements.list, [topic, after, limit]);
			const last = page.at(-1);
			if (!last || page.length < limit) return page.map(suppression);
			const end = [textOf(last, 'recipient'), textOf(last, 'topic')];
			const more = await sql.all(this.statements.rest, [topic, ...end]);
			return [...page, ...more].map(suppression);
		});
	}
}

function distinct(rows: readonly Suppression[]): Suppression[] {
	const found = new Map<string, Suppression>();
	for (const row of rows) {
		const key = JSON.stringify([row.recipient, row.topic]);
		if (!found.has(key)) found.set(key, row);
	}
	return [...found.values()];
}

function columns(row: Suppression): (string | number)[] {
	return [
		keyText('recipient', row.recipient),
		keyText('topic', row.topic),
		freeText(row.reason),
		freeText(row.source),
		wholeNumber('addedAt', row.addedAt),
	];
}

function suppression(row: SqlRow): Suppression {
	return {
		recipient: textOf(row, 'recipient'),
		topic: textOf(row, 'topic'),
		reason: textOf(row, 'reason'),
		source: textOf(row, 'source'),
		addedAt: numberOf(row, 'added_at'),
	};
}

function statements({ dialect }: Database) {
	const table = dialect.table('suppression');
	const names = ['recipient', 'topic', 'reason', 'source', 'added_at'];
	const listed = `SELECT * FROM ${table} WHERE (CAST($1 AS TEXT) IS NULL OR topic = $1)`;
	return {
		add: `INSERT INTO ${table} (${names.join(', ')})
			SELECT n.recipient, n.topic, n.reason, n.source, CAST(n.added_at AS BIGINT)
			FROM ${dialect.unfold('$1', [...names, 'hash'])} AS n WHERE ${notForgotten(dialect)}
			ON CONFLICT (recipient, topic) DO NOTHING`,
		remove: `DELETE FROM ${table} WHERE (recipient, topic) IN
			(SELECT recipient, topic FROM ${dialect.unfold('$1', ['recipient', 'topic'])} AS c)`,
		match: `SELECT s.* FROM ${dialect.unfold('$2', ['recipient'])} AS c
			CROSS JOIN ${table} AS s WHERE s.recipient = c.recipient AND s.topic IN ($1, '*')`,
		list: `${listed} AND recipient > $2 ORDER BY recipient, topic LIMIT CAST($3 AS BIGINT)`,
		rest: `${listed} AND recipient = $2 AND topic > $3 ORDER BY topic`,
	};
}
