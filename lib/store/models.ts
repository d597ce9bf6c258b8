import { createHash } from 'node:crypto';
import type { ModelMeta, ModelStore } from '../ports';
import { jsonObject, jsonText, kindName, modelName, wholeNumber } from './check';
import { numberOf, textOf, type Database, type Sql, type SqlRow } from './database';
import { corruptModel, modelNotFound } from './modelErrors';

/** PostgreSQL sends bytes as hexadecimal text, and V8 limits a string to 512 MB: artefacts travel in parts. */
const PART_BYTES = 4 * 2 ** 20;

/**
 * Versioned artefacts. Bytes and metadata are written in one transaction and versions never change afterwards; the
 * number of a deleted version is never given again, so that a workflow that names a version gets that one or an error.
 */
export class SqlModels implements ModelStore {
	private readonly statements;

	constructor(private readonly database: Database) {
		this.statements = statements(database);
	}

	async save(model: Parameters<ModelStore['save']>[0]): Promise<ModelMeta> {
		const artefact = model.artefact;
		const draft = {
			name: modelName(model.name),
			kind: kindName(model.kind),
			createdAt: wholeNumber('createdAt', model.createdAt),
			info: model.info,
			bytes: artefact.length,
			checksum: checksumOf(artefact),
		};
		const makeCurrent = (model.makeCurrent ?? true) ? 1 : 0;
		const info = jsonText('Model info', model.info);
		return await this.database.write(async (sql) => {
			const [row = {}] = await sql.all(this.statements.nextVersion, [draft.name, makeCurrent]);
			const added = numberOf(row, 'last_version');
			const current = numberOf(row, 'current_version') === added;
			const meta = { ...draft, version: added, current };
			const { name, version, kind, createdAt, bytes, checksum } = meta;
			await sql.run(this.statements.insert, [
				name,
				version,
				kind,
				createdAt,
				info,
				bytes,
				checksum,
			]);
			for (const [part, data] of parts(artefact)) {
				await sql.run(this.statements.insertPart, [name, version, part, data]);
			}
			return meta;
		});
	}

	async load(name: string, version?: number) {
		const key = modelName(name);
		const { row, chunks } = await this.database.read(async (sql) => {
			const [found] = await sql.all(this.statements.find, [key, version ?? null]);
			if (!found) throw modelNotFound(key, version, await this.known(sql, key));
			const values = [key, numberOf(found, 'version')];
			return { row: found, chunks: await sql.all(this.statements.parts, values) };
		});
		const meta = modelMeta(row);
		const artefact = joined(chunks.map(bytesOf));
		if (checksumOf(artefact) !== meta.checksum) throw corruptModel(meta, artefact.length);
		return { meta, artefact };
	}

	async find(name: string, version?: number) {
		const key = modelName(name);
		return await this.database.read(async (sql) => {
			const [found] = await sql.all(this.statements.find, [key, version ?? null]);
			if (!found) throw modelNotFound(key, version, await this.known(sql, key));
			return modelMeta(found);
		});
	}

	/** In order of name, newest version first. */
	async list(filter: { kind?: string; name?: string } = {}) {
		const name = filter.name === undefined ? null : modelName(filter.name);
		const rows = await this.database.read(
			async (sql) => await sql.all(this.statements.list, [name, filter.kind ?? null]),
		);
		return rows.map(modelMeta);
	}

	async setCurrent(name: string, version: number) {
		const key = modelName(name);
		await this.database.write(async (sql) => {
			if ((await sql.run(this.statements.setCurrent, [key, version])) > 0) return;
			throw modelNotFound(key, version, await this.known(sql, key));
		});
	}

	/** Deletes one version, or all. When the current version goes, the newest that is left becomes current. */
	async delete(name: string, version?: number) {
		const values = [modelName(name), version ?? null];
		return await this.database.write(async (sql) => {
			await sql.run(this.statements.lock, [modelName(name)]);
			await sql.run(this.statements.deleteParts, values);
			const deleted = await sql.run(this.statements.delete, values);
			await sql.run(this.statements.newestIsCurrent, [modelName(name)]);
			return deleted;
		});
	}

	/** What there is, for messages: versions of this name, or else names. */
	private async known(sql: Sql, name: string) {
		const versions = await sql.all(this.statements.list, [name, null]);
		const names = await sql.all(this.statements.names);
		return {
			versions: versions.map((row) => numberOf(row, 'version')),
			names: names.map((row) => textOf(row, 'name')),
		};
	}
}

function checksumOf(bytes: Uint8Array): string {
	const hash = createHash('sha256');
	for (const [, part] of parts(bytes)) hash.update(part);
	return hash.digest('hex');
}

/** Copies, because the bytes may lie in shared memory, which neither hashes nor drivers take. */
function* parts(bytes: Uint8Array): Generator<[number, Uint8Array]> {
	for (let start = 0; start < bytes.length; start += PART_BYTES) {
		yield [start / PART_BYTES, Uint8Array.from(bytes.subarray(start, start + PART_BYTES))];
	}
}

function bytesOf(row: SqlRow): Uint8Array {
	return row['data'] instanceof Uint8Array ? row['data'] : new Uint8Array(0);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
	let at = 0;
	for (const chunk of chunks) {
		whole.set(chunk, at);
		at += chunk.length;
	}
	return whole;
}

function modelMeta(row: SqlRow): ModelMeta {
	const name = textOf(row, 'name');
	return {
		name,
		version: numberOf(row, 'version'),
		kind: textOf(row, 'kind'),
		createdAt: numberOf(row, 'created_at'),
		info: jsonObject(`model ${name}`, textOf(row, 'info')),
		bytes: numberOf(row, 'bytes'),
		checksum: textOf(row, 'checksum'),
		current: numberOf(row, 'is_current') === 1,
	};
}

function statements({ dialect }: Database) {
	const names = dialect.table('model_names');
	const versions = dialect.table('model_versions');
	const chunks = dialect.table('model_chunks');
	const metas = `SELECT v.*, CASE WHEN n.current_version = v.version THEN 1 ELSE 0 END AS is_current
		FROM ${versions} AS v JOIN ${names} AS n ON n.name = v.name`;
	const chosen = `name = $1 AND (CAST($2 AS BIGINT) IS NULL OR version = CAST($2 AS BIGINT))`;
	return {
		nextVersion: `INSERT INTO ${names} AS n (name, last_version, current_version) VALUES ($1, 1, 1)
			ON CONFLICT (name) DO UPDATE SET last_version = n.last_version + 1, current_version =
			CASE WHEN CAST($2 AS BIGINT) = 1 OR n.current_version IS NULL THEN n.last_version + 1 ELSE n.current_version END
			RETURNING last_version, current_version`,
		insert: `INSERT INTO ${versions} (name, version, kind, created_at, info, bytes, checksum)
			VALUES ($1, CAST($2 AS BIGINT), $3, CAST($4 AS BIGINT), $5, CAST($6 AS BIGINT), $7)`,
		insertPart: `INSERT INTO ${chunks} (name, version, part, data)
			VALUES ($1, CAST($2 AS BIGINT), CAST($3 AS BIGINT), $4)`,
		find: `${metas} WHERE v.name = $1 AND v.version = COALESCE(CAST($2 AS BIGINT), n.current_version)`,
		parts: `SELECT data FROM ${chunks} WHERE name = $1 AND version = CAST($2 AS BIGINT) ORDER BY part`,
		list: `${metas} WHERE (CAST($1 AS TEXT) IS NULL OR v.name = $1) AND (CAST($2 AS TEXT) IS NULL OR v.kind = $2)
			ORDER BY v.name, v.version DESC`,
		names: `SELECT DISTINCT name FROM ${versions} ORDER BY name LIMIT 20`,
		setCurrent: `UPDATE ${names} SET current_version = CAST($2 AS BIGINT) WHERE name = $1
			AND EXISTS (SELECT 1 FROM ${versions} AS v WHERE v.name = $1 AND v.version = CAST($2 AS BIGINT))`,
		// Keeps a save or setCurrent of the same model waiting until the deletion is through.
		lock: `UPDATE ${names} SET last_version = last_version WHERE name = $1`,
		deleteParts: `DELETE FROM ${chunks} WHERE ${chosen}`,
		delete: `DELETE FROM ${versions} WHERE ${chosen}`,
		newestIsCurrent: `UPDATE ${names} SET current_version =
			(SELECT MAX(v.version) FROM ${versions} AS v WHERE v.name = $1)
			WHERE name = $1 AND NOT EXISTS
			(SELECT 1 FROM ${versions} AS v WHERE v.name = $1 AND v.version = current_version)`,
	};
}
