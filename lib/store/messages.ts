import type { MessageTrace, SentMessages, TracedMessage } from '../ports';
import { freeText, keyText, wholeNumber } from './check';
import { rowsParameter, textOf, type Database, type SqlRow } from './database';

/** Stands in the ledger as the reason of what a provider's event made sure. */
const CONFIRMED = 'confirmed by an event of the mail provider';

interface Found extends TracedMessage {
	readonly messageId: string;
	readonly providerId: string;
}

/** Finds messages of the ledger by what providers tell of them, any number in two statements. */
export class SqlMessages implements SentMessages {
	private readonly statements;

	constructor(private readonly database: Database) {
		this.statements = statements(database);
	}

	async trace(traces: readonly MessageTrace[]) {
		if (traces.length === 0) return [];
		const starts = traces.map(({ messageId }) => startOf(messageId));
		// Several events of one message ask for it once.
		const asked = new Map<string, [recipient: string, start: string]>();
		for (const [i, { recipient }] of traces.entries()) {
			const start = starts[i] ?? '';
			if (recipient === '' || start === NO_START) continue;
			asked.set(`${recipient}\0${start}`, [keyText('recipient', recipient), start]);
		}
		// In the order of the index, so that each of its pages is read once.
		const keys = [...asked.values()].sort(([a], [b]) => (a < b ? -1 : 1));
		const ids = new Set(traces.map(({ providerId }) => freeText(providerId)));
		ids.delete('');
		const { byKey, byProvider } = this.statements;
		const [named, known] = await this.database.read(async (sql) => [
			keys.length > 0 ? await sql.all(byKey, [rowsParameter(keys)]) : [],
			ids.size > 0 ? await sql.all(byProvider, [rowsParameter([...ids].map((id) => [id]))]) : [],
		]);
		return matched(traces, starts, (named ?? []).map(found), (known ?? []).map(found));
	}

	async confirm(messages: Parameters<SentMessages['confirm']>[0], now: number) {
		if (messages.length === 0) return 0;
		const rows = messages
			.map(({ campaign, step, recipient, providerId, arrived }) => [
				keyText('campaign', campaign),
				keyText('step', step),
				keyText('recipient', recipient),
				freeText(providerId),
				arrived ? 'yes' : 'no',
			])
			// Two processes lock rows in the same order.
			.sort((a, b) => (a.join('\0') < b.join('\0') ? -1 : 1));
		const values = [CONFIRMED, wholeNumber('now', now), rowsParameter(rows)];
		return await this.database.write(async (sql) => await sql.run(this.statements.confirm, values));
	}
}

function matched(
	traces: readonly MessageTrace[],
	starts: readonly string[],
	named: readonly Found[],
	known: readonly Found[],
): (TracedMessage | null)[] {
	const byKey = new Map(
		named.map((row) => [`${row.recipient}\0${startOf(row.messageId)}`, row] as const),
	);
	const byProvider = new Map<string, Found[]>();
	for (const row of known) {
		byProvider.set(row.providerId, [...(byProvider.get(row.providerId) ?? []), row]);
	}
	return traces.map(({ recipient, providerId }, i) => {
		const exact = byKey.get(`${recipient}\0${starts[i] ?? ''}`);
		if (exact) return traced(exact);
		const rows = byProvider.get(freeText(providerId)) ?? [];
		const own = rows.filter((row) => recipient === '' || row.recipient === recipient);
		const [only] = recipient === '' && own.length > 1 ? [] : own;
		return only ? traced(only) : null;
	});
}

/** `<name@` of a Message-ID. Ours are unique in their names: services that allow letters and digits only keep no more of them. */
function startOf(messageId: string): string {
	const text = freeText(messageId);
	const from = text.startsWith('<') ? 1 : 0;
	const at = text.indexOf('@', from);
	const end = at >= 0 ? at : text.endsWith('>') ? text.length - 1 : text.length;
	return `<${text.slice(from, end)}@`;
}

const NO_START = '<@';

const traced = ({ campaign, step, recipient, open }: Found): TracedMessage => ({
	...{ campaign, step, recipient, open },
});

function found(row: SqlRow): Found {
	return {
		campaign: textOf(row, 'campaign'),
		step: textOf(row, 'step'),
		recipient: textOf(row, 'recipient'),
		open: ['claimed', 'uncertain'].includes(textOf(row, 'state')),
		messageId: textOf(row, 'message_id'),
		providerId: textOf(row, 'provider_id'),
	};
}

function statements({ dialect }: Database) {
	const ledger = dialect.table('ledger');
	const columns = ['campaign', 'step', 'recipient', 'message_id', 'provider_id', 'state'];
	const selected = `SELECT ${columns.map((column) => `l.${column}`).join(', ')}`;
	const told = dialect.unfold('$3', ['campaign', 'step', 'recipient', 'provider_id', 'arrived']);
	return {
		// CROSS JOIN keeps SQLite from turning the order round.
		byKey: `${selected} FROM ${dialect.unfold('$1', ['recipient', 'start'])} AS c
			CROSS JOIN ${ledger} AS l WHERE l.recipient = c.recipient
			AND substr(l.message_id, 1, length(c.start)) = c.start
			ORDER BY l.claimed_at`,
		byProvider: `${selected} FROM ${dialect.unfold('$1', ['provider_id'])} AS c
			CROSS JOIN ${ledger} AS l WHERE l.provider_id = c.provider_id AND l.provider_id <> ''
			ORDER BY l.claimed_at`,
		confirm: `UPDATE ${ledger} AS l SET state = 'sent', reason = $1, updated_at = CAST($2 AS BIGINT),
			provider_id = CASE WHEN l.provider_id = '' THEN o.provider_id ELSE l.provider_id END
			FROM ${told} AS o
			WHERE l.campaign = o.campaign AND l.recipient = o.recipient AND l.step = o.step
			AND (l.state = 'uncertain' OR (l.state = 'claimed' AND o.arrived = 'yes'))`,
	};
}
