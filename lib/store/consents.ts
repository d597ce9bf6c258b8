import type { Consent, ConsentState, ConsentStore } from '../ports';
import { freeText, keyText, wholeNumber } from './check';
import { numberOf, rowsParameter, textOf, type Database, type SqlRow } from './database';
import { notForgotten } from './forgotten';
import type { SqlSecrets } from './secrets';

const STATES: readonly ConsentState[] = ['asked', 'confirmed', 'withdrawn'];
const NAMES = [
	'recipient',
	'topic',
	'state',
	'asked_at',
	'decided_at',
	'source',
	'wording',
	'evidence',
];

/** Who agreed to what, with the proof. One row a (recipient, topic); none of people who were erased. */
export class SqlConsents implements ConsentStore {
	private readonly statements;

	constructor(
		private readonly database: Database,
		private readonly secrets: SqlSecrets,
	) {
		this.statements = statements(database);
	}

	async ask(rows: Parameters<ConsentStore['ask']>[0]) {
		if (rows.length === 0) return 0;
		const hashes = await this.secrets.hashed(rows.map(({ recipient }) => recipient));
		const packed = new Map(
			rows.map((row) => [
				JSON.stringify([row.recipient, row.topic]),
				[
					keyText('recipient', row.recipient),
					keyText('topic', row.topic),
					wholeNumber('askedAt', row.askedAt),
					freeText(row.source),
					freeText(row.wording),
					hashes.get(row.recipient) ?? '',
				],
			]),
		);
		const values = [rowsParameter([...packed.values()])];
		return await this.database.write(async (sql) => await sql.run(this.statements.ask, values));
	}

	async decide(answer: Parameters<ConsentStore['decide']>[0]) {
		const hash = (await this.secrets.hashed([answer.recipient])).get(answer.recipient) ?? '';
		const row = [
			keyText('recipient', answer.recipient),
			keyText('topic', answer.topic),
			answer.state,
			wholeNumber('at', answer.at),
			freeText(answer.source),
			freeText(answer.evidence),
			hash,
		];
		const values = [rowsParameter([row])];
		await this.database.write(async (sql) => await sql.run(this.statements.decide, values));
	}

	async get(recipients: readonly string[], topic: string) {
		if (recipients.length === 0) return new Map<string, Consent>();
		const keys = recipients.map((recipient) => [keyText('recipient', recipient)]);
		const values = [keyText('topic', topic), rowsParameter(keys)];
		const rows = await this.database.read(
			async (sql) => await sql.all(this.statements.get, values),
		);
		// The topic's own answer comes last and so counts.
		const found = rows
			.map(consent)
			.sort((a, b) => Number(a.topic !== '*') - Number(b.topic !== '*'));
		return new Map(found.map((one) => [one.recipient, one]));
	}
}

function consent(row: SqlRow): Consent {
	return {
		recipient: textOf(row, 'recipient'),
		topic: textOf(row, 'topic'),
		// What cannot be read must not count as agreement.
		state: STATES.find((state) => state === row['state']) ?? 'withdrawn',
		askedAt: numberOf(row, 'asked_at'),
		decidedAt: numberOf(row, 'decided_at'),
		source: textOf(row, 'source'),
		wording: textOf(row, 'wording'),
		evidence: textOf(row, 'evidence'),
	};
}

function statements({ dialect }: Database) {
	const table = dialect.table('consents');
	const asked = ['recipient', 'topic', 'asked_at', 'source', 'wording', 'hash'];
	const decided = ['recipient', 'topic', 'state', 'decided_at', 'source', 'evidence', 'hash'];
	return {
		ask: `INSERT INTO ${table} AS c (${NAMES.join(', ')})
			SELECT n.recipient, n.topic, 'asked', CAST(n.asked_at AS BIGINT), 0, n.source, n.wording, ''
			FROM ${dialect.unfold('$1', asked)} AS n WHERE ${notForgotten(dialect)}
			ON CONFLICT (recipient, topic) DO UPDATE SET state = 'asked', asked_at = excluded.asked_at,
				decided_at = 0, source = excluded.source, wording = excluded.wording, evidence = ''
			WHERE c.state <> 'confirmed'`,
		decide: `INSERT INTO ${table} (${NAMES.join(', ')})
			SELECT n.recipient, n.topic, n.state, 0, CAST(n.decided_at AS BIGINT), n.source, '', n.evidence
			FROM ${dialect.unfold('$1', decided)} AS n WHERE ${notForgotten(dialect)}
			ON CONFLICT (recipient, topic) DO UPDATE SET state = excluded.state,
				decided_at = excluded.decided_at, evidence = excluded.evidence`,
		get: `SELECT s.* FROM ${dialect.unfold('$2', ['recipient'])} AS c
			CROSS JOIN ${table} AS s WHERE s.recipient = c.recipient AND s.topic IN ($1, '*')`,
	};
}
