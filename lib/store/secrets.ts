import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { keyText } from './check';
import type { Database } from './database';

const BYTES = 32;

/** Random keys that belong to the store, made when they are first asked for. */
export class SqlSecrets {
	private readonly known = new Map<string, Promise<Uint8Array>>();
	private readonly statements;

	constructor(private readonly database: Database) {
		const table = database.dialect.table('secrets');
		this.statements = {
			get: `SELECT value FROM ${table} WHERE name = $1`,
			make: `INSERT INTO ${table} (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING`,
		};
	}

	/** Of several processes that ask first at the same time, all get the key of the one that wrote it. */
	async get(name: string): Promise<Uint8Array> {
		const key = keyText('the name of a key', name, 100);
		const known = this.known.get(key) ?? this.read(key);
		this.known.set(key, known);
		try {
			return await known;
		} catch (error) {
			this.known.delete(key);
			throw error;
		}
	}

	/** What stands in the suppression list for an erased address: a hash that only this store can make again. */
	async hashed(recipients: readonly string[]): Promise<Map<string, string>> {
		// Taking the raw bytes as key anew for each address would take six times as long.
		const key = createSecretKey(await this.get('suppression'));
		const hash = (recipient: string) =>
			createHmac('sha256', key).update(recipient).digest('hex').slice(0, 40);
		return new Map(recipients.map((recipient) => [recipient, `hash:${hash(recipient)}`]));
	}

	private async read(name: string): Promise<Uint8Array> {
		const made = new Uint8Array(randomBytes(BYTES));
		const { get, make } = this.statements;
		const found = await this.database.read(async (sql) => await sql.all(get, [name]));
		const rows =
			found.length > 0
				? found
				: await this.database.write(async (sql) => {
						await sql.run(make, [name, made]);
						return await sql.all(get, [name]);
					});
		const value = rows[0]?.['value'];
		return value instanceof Uint8Array ? value : made;
	}
}
