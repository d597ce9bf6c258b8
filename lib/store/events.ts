import type { CampaignEvent, EventKind, EventLog } from '../ports';
import { freeText, keyText, wholeNumber } from './check';
import { numberOf, rowsParameter, textOf, type Database, type SqlRow } from './database';
import { notForgotten } from './forgotten';
import { pageSize } from './page';
import type { SqlSecrets } from './secrets';

const KINDS: readonly EventKind[] = [
	'delivered',
	'deferred',
	'dropped',
	'bounce',
	'softBounce',
	'complaint',
	'unsubscribe',
	'open',
	'click',
	'conversion',
];
const NAMES = ['id', 'kind', 'recipient', 'campaign', 'step', 'at', 'source', 'detail'];

/** What happened to messages after they were sent; an event that is told again changes nothing, nor does one about an erased person. */
export class SqlEvents implements EventLog {
	private readonly statements;

	constructor(
		private readonly database: Database,
		private readonly secrets: SqlSecrets,
	) {
		this.statements = statements(database);
	}

	async add(events: readonly CampaignEvent[]) {
		if (events.length === 0) return [];
		const first = new Map<string, CampaignEvent>();
		for (const event of events) if (!first.has(event.id)) first.set(event.id, event);
		const hashes = await this.secrets.hashed(events.map(({ recipient }) => recipient));
		const rows = [...first.values()]
			.map((one) => [...columns(one), hashes.get(one.recipient) ?? ''])
			.sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
		const added = await this.database.write(
			async (sql) => await sql.all(this.statements.add, [rowsParameter(rows)]),
		);
		const isNew = new Set(added.map((row) => textOf(row, 'id')));
		return [...first.values()].filter(({ id }) => isNew.has(id));
	}

	async known(ids: readonly string[]) {
		if (ids.length === 0) return new Set<string>();
		const asked = rowsParameter([...new Set(ids)].map((id) => [id]));
		const rows = await this.database.read(
			async (sql) => await sql.all(this.statements.known, [asked]),
		);
		return new Set(rows.map((row) => textOf(row, 'id')));
	}

	async count(campaign: string, step?: string) {
		const rows = await this.database.read(
			async (sql) => await sql.all(this.statements.count, [campaign, step ?? null]),
		);
		return rows.map((row) => ({
			kind: kindOf(row),
			total: numberOf(row, 'total'),
			people: numberOf(row, 'people'),
		}));
	}

	async countByVariant(campaign: string, step: string) {
		const rows = await this.database.read(
			async (sql) => await sql.all(this.statements.countByVariant, [campaign, step]),
		);
		return rows.map((row) => ({
			variant: textOf(row, 'variant'),
			kind: kindOf(row),
			people: numberOf(row, 'people'),
		}));
	}

	async countFor(recipients: readonly string[], kind: EventKind, since: number) {
		if (recipients.length === 0) return new Map<string, number>();
		const keys = [...new Set(recipients)].map((recipient) => [keyText('recipient', recipient)]);
		const values = [kind, wholeNumber('since', since), rowsParameter(keys)];
		const rows = await this.database.read(
			async (sql) => await sql.all(this.statements.countFor, values),
		);
		return new Map(rows.map((row) => [textOf(row, 'recipient'), numberOf(row, 'total')]));
	}

	async times(recipients: readonly string[], kind: EventKind, since: number) {
		const found = new Map<string, number[]>();
		if (recipients.length === 0) return found;
		const keys = [...new Set(recipients)].map((recipient) => [keyText('recipient', recipient)]);
		const values = [kind, wholeNumber('since', since), rowsParameter(keys)];
		const rows = await this.database.read(
			async (sql) => await sql.all(this.statements.times, values),
		);
		for (const row of rows) {
			const recipient = textOf(row, 'recipient');
			const known = found.get(recipient);
			if (known) known.push(numberOf(row, 'at'));
			else found.set(recipient, [numberOf(row, 'at')]);
		}
		return found;
	}

	async list(options: Parameters<EventLog['list']>[0]) {
		const { campaign = null, kind = null, recipient = null } = options;
		const after = options.after ?? { at: -1, id: '' };
		const limit = pageSize(options.limit);
		const values = [campaign, kind, recipient, after.at, after.id, limit];
		const rows = await this.database.read(
			async (sql) => await sql.all(this.statements.list, values),
		);
		return rows.map(event);
	}
}

function columns(one: CampaignEvent): (string | number)[] {
	return [
		keyText('the id of an event', one.id),
		one.kind,
		keyText('recipient', one.recipient),
		freeText(one.campaign),
		freeText(one.step),
		wholeNumber('at', one.at),
		freeText(one.source),
		freeText(one.detail),
	];
}

const kindOf = (row: SqlRow): EventKind => KINDS.find((kind) => kind === row['kind']) ?? 'deferred';

function event(row: SqlRow): CampaignEvent {
	return {
		id: textOf(row, 'id'),
		kind: kindOf(row),
		recipient: textOf(row, 'recipient'),
		campaign: textOf(row, 'campaign'),
		step: textOf(row, 'step'),
		at: numberOf(row, 'at'),
		source: textOf(row, 'source'),
		detail: textOf(row, 'detail'),
	};
}

function statements({ dialect }: Database) {
	const table = dialect.table('events');
	const is = (column: string, parameter: string) =>
		`(CAST(${parameter} AS TEXT) IS NULL OR ${column} = ${parameter})`;
	return {
		add: `INSERT INTO ${table} (${NAMES.join(', ')})
			SELECT n.id, n.kind, n.recipient, n.campaign, n.step, CAST(n.at AS BIGINT), n.source, n.detail
			FROM ${dialect.unfold('$1', [...NAMES, 'hash'])} AS n WHERE ${notForgotten(dialect)}
			ON CONFLICT (id) DO NOTHING RETURNING id`,
		known: `SELECT e.id FROM ${dialect.unfold('$1', ['id'])} AS c CROSS JOIN ${table} AS e WHERE e.id = c.id`,
		count: `SELECT kind, COUNT(*) AS total, COUNT(DISTINCT recipient) AS people FROM ${table}
			WHERE campaign = $1 AND ${is('step', '$2')} GROUP BY kind ORDER BY kind`,
		// CROSS JOIN keeps SQLite from turning the order round.
		countByVariant: `SELECT l.variant, e.kind, COUNT(DISTINCT e.recipient) AS people FROM ${table} AS e
			CROSS JOIN ${dialect.table('ledger')} AS l WHERE e.campaign = $1 AND e.step = $2
			AND l.campaign = e.campaign AND l.recipient = e.recipient AND l.step = e.step
			GROUP BY l.variant, e.kind ORDER BY l.variant, e.kind`,
		countFor: `SELECT e.recipient, COUNT(*) AS total FROM ${dialect.unfold('$3', ['recipient'])} AS c
			CROSS JOIN ${table} AS e WHERE e.recipient = c.recipient AND e.kind = $1 AND e.at >= CAST($2 AS BIGINT)
			GROUP BY e.recipient`,
		times: `SELECT e.recipient, e.at FROM ${dialect.unfold('$3', ['recipient'])} AS c
			CROSS JOIN ${table} AS e WHERE e.recipient = c.recipient AND e.kind = $1 AND e.at >= CAST($2 AS BIGINT)
			ORDER BY e.recipient, e.at`,
		list: `SELECT * FROM ${table} WHERE ${is('campaign', '$1')} AND ${is('kind', '$2')} AND ${is('recipient', '$3')}
			AND (at > CAST($4 AS BIGINT) OR (at = CAST($4 AS BIGINT) AND id > $5))
			ORDER BY at, id LIMIT CAST($6 AS BIGINT)`,
	};
}
