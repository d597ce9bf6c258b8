import type { ProfileStore } from '../ports';
import { jsonObject, jsonText, keyText, kindName, wholeNumber } from './check';
import { rowsParameter, textOf, type Database } from './database';
import { pageSize } from './page';

/** Sorts behind every id. */
const LAST = '\u{10ffff}';

/** Plain JSON per (kind, id); a later `put` replaces an earlier one. */
export class SqlProfiles implements ProfileStore {
	private readonly statements;

	constructor(private readonly database: Database) {
		this.statements = statements(database);
	}

	async put(kind: string, rows: Parameters<ProfileStore['put']>[1], now: number) {
		if (rows.length === 0) return;
		const packed = new Map(
			rows.map(({ id, data }) => [keyText('id', id), jsonText(`Profile ${id}`, data)]),
		);
		const values = [kindName(kind), wholeNumber('now', now), rowsParameter([...packed].sort())];
		await this.database.write(async (sql) => await sql.run(this.statements.put, values));
	}

	async first(kind: string, { id, data }: Parameters<ProfileStore['first']>[1], now: number) {
		const key = [kindName(kind), keyText('id', id)];
		const values = [...key, jsonText(`Profile ${id}`, data), wholeNumber('now', now)];
		const { first, one } = this.statements;
		const [row = {}] = await this.database.write(async (sql) => {
			await sql.run(first, values);
			return await sql.all(one, key);
		});
		return jsonObject(`profile ${id}`, textOf(row, 'data'));
	}

	async get(kind: string, ids: readonly string[]) {
		if (ids.length === 0) return new Map<string, Record<string, unknown>>();
		const values = [kindName(kind), rowsParameter(ids.map((id) => [keyText('id', id)]))];
		const rows = await this.database.read(
			async (sql) => await sql.all(this.statements.get, values),
		);
		return new Map(
			rows.map((row) => {
				const id = textOf(row, 'id');
				return [id, jsonObject(`profile ${id}`, textOf(row, 'data'))];
			}),
		);
	}

	async deleteOlder(
		kind: string,
		{ before, most, below = LAST }: Parameters<ProfileStore['deleteOlder']>[1],
	) {
		const place = [kindName(kind), keyText('below', below)];
		const values = [...place, wholeNumber('before', before), pageSize(most)];
		const { deleteOlder } = this.statements;
		return await this.database.write(async (sql) => await sql.run(deleteOlder, values));
	}

	async delete(kind: string, ids: readonly string[]) {
		if (ids.length === 0) return 0;
		const values = [kindName(kind), rowsParameter(ids.map((id) => [keyText('id', id)]))];
		return await this.database.write(async (sql) => await sql.run(this.statements.delete, values));
	}
}

function statements({ dialect }: Database) {
	const table = dialect.table('profiles');
	return {
		put: `INSERT INTO ${table} (kind, id, data, updated_at)
			SELECT $1, n.id, n.data, CAST($2 AS BIGINT) FROM ${dialect.unfold('$3', ['id', 'data'])} AS n WHERE true
			ON CONFLICT (kind, id) DO UPDATE SET data = excluded.data, updated_at = excluded.updated_at`,
		first: `INSERT INTO ${table} (kind, id, data, updated_at) VALUES ($1, $2, $3, CAST($4 AS BIGINT))
			ON CONFLICT (kind, id) DO NOTHING`,
		one: `SELECT data FROM ${table} WHERE kind = $1 AND id = $2`,
		get: `SELECT p.id, p.data FROM ${dialect.unfold('$2', ['id'])} AS n
			CROSS JOIN ${table} AS p WHERE p.kind = $1 AND p.id = n.id`,
		delete: `DELETE FROM ${table} WHERE kind = $1
			AND id IN (SELECT id FROM ${dialect.unfold('$2', ['id'])} AS n)`,
		deleteOlder: `DELETE FROM ${table} WHERE kind = $1 AND id IN (SELECT p.id FROM ${table} AS p
			WHERE p.kind = $1 AND p.id < $2 AND p.updated_at < CAST($3 AS BIGINT)
			ORDER BY p.id LIMIT CAST($4 AS BIGINT))`,
	};
}
