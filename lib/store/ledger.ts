import type { Claim, Ledger, LedgerFilter, LedgerRow, LedgerState, RecentSend } from '../ports';
import { freeText, keyText, wholeNumber } from './check';
import { numberOf, rowsParameter, textOf, type Database, type Sql, type SqlRow } from './database';
import { ledgerStatements } from './ledgerStatements';
import { pageSize } from './page';
import { Tally } from './tally';

type Key = Parameters<Ledger['claim']>[0];

const STATES = ['claimed', 'sent', 'failed', 'uncertain', 'suppressed', 'held'] as const;
const STOPPED = 'the run stopped before it recorded what became of this message';

/**
 * The send ledger. A claim is one INSERT that the unique key (campaign, recipient, step) decides, so that of any number of
 * processes exactly one gets a recipient; it is durable before `claim` resolves.
 */
export class SqlLedger implements Ledger {
	private readonly statements;
	private readonly tally: Tally;

	constructor(private readonly database: Database) {
		this.statements = ledgerStatements(database);
		this.tally = new Tally(database);
	}

	async claim(key: Key, claims: readonly Claim[]) {
		if (claims.length === 0) return [];
		const values = keyValues(key);
		const all = claimRows(claims);
		return await this.database.write(async (sql) => {
			await this.beat(sql, key);
			const room = await this.tally.room(sql, key);
			const asked = room < claims.length ? claims.slice(0, room) : claims;
			const rows = asked === claims ? all : claimRows(asked);
			const got =
				rows.length === 0
					? []
					: await sql.all(this.statements.claim, [
							...[...values, key.now, rowsParameter(rows)],
							...safeAgain(key),
						]);
			const won = new Set(got.map((row) => textOf(row, 'recipient')));
			const before = new Set(
				got
					.filter((row) => numberOf(row, 'claimed_at') !== key.now)
					.map((row) => textOf(row, 'recipient')),
			);
			await this.tally.add(sql, key, won.size);
			const standing = await this.standing(sql, key, asked, won.size);
			return claims.map(({ recipient }, i) => {
				// Taken out, so that a recipient given twice is claimed once.
				const claimed = won.delete(recipient);
				const existing = claimed ? null : (standing.get(recipient) ?? null);
				return {
					...{ recipient, claimed, existing },
					...(i >= asked.length && { noRoom: true }),
					...(claimed && before.has(recipient) && { again: true }),
				};
			});
		});
	}

	async sentBy(sender: string, since: number) {
		return await this.database.read(async (sql) => await this.tally.perMinute(sql, sender, since));
	}

	async firstSent(sender: string) {
		return await this.database.read(async (sql) => await this.tally.first(sql, sender));
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
				freeText(outcome.providerId ?? ''),
			])
			.sort(byRecipient);
		await this.database.write(async (sql) => {
			await this.beat(sql, key);
			await sql.run(this.statements.settle, [values[2] ?? '', key.now, rowsParameter(rows)]);
		});
	}

	async hold(key: Key, people: Parameters<Ledger['hold']>[1]) {
		if (people.length === 0) return 0;
		const rows = people
			.map(({ recipient, variant, reason }) => [
				keyText('recipient', recipient),
				freeText(variant),
				freeText(reason),
			])
			.sort(byRecipient);
		return await this.database.write(async (sql) => {
			await this.beat(sql, key);
			const values = [...keyValues(key), key.now, rowsParameter(firstOfEach(rows))];
			return await sql.run(this.statements.hold, values);
		});
	}

	async recent(recipients: readonly string[], since: number) {
		const found = new Map<string, RecentSend[]>();
		if (recipients.length === 0) return found;
		const asked = rowsParameter([...new Set(recipients)].map((one) => [keyText('recipient', one)]));
		const values = [wholeNumber('since', since), asked];
		const rows = await this.database.read(
			async (sql) => await sql.all(this.statements.recent, values),
		);
		for (const row of rows) {
			const send = {
				campaign: textOf(row, 'campaign'),
				step: textOf(row, 'step'),
				at: numberOf(row, 'claimed_at'),
			};
			const recipient = textOf(row, 'recipient');
			const known = found.get(recipient);
			if (known) known.push(send);
			else found.set(recipient, [send]);
		}
		return found;
	}

	async allowAgain({ campaign, step, recipients }: Parameters<Ledger['allowAgain']>[0]) {
		const place = [keyText('campaign', campaign), keyText('step', step)];
		const { allowAgain, allowThese } = this.statements;
		if (!recipients)
			return await this.database.write(async (sql) => await sql.run(allowAgain, place));
		const rows = recipients.map((recipient) => [keyText('recipient', recipient)]).sort(byRecipient);
		const values = [...place, rowsParameter(rows)];
		return await this.database.write(async (sql) => await sql.run(allowThese, values));
	}

	async findByProviderId(providerId: string) {
		const rows = await this.database.read(
			async (sql) => await sql.all(this.statements.byProviderId, [freeText(providerId)]),
		);
		return rows[0] ? ledgerRow(rows[0]) : null;
	}

	async variants(campaign: string, step: string) {
		const rows = await this.database.read(
			async (sql) => await sql.all(this.statements.variants, [campaign, step]),
		);
		return rows.map((row) => ({
			variant: textOf(row, 'variant'),
			state: stateOf(row),
			total: numberOf(row, 'total'),
		}));
	}

	async release(key: Parameters<Ledger['release']>[0], recipients: readonly string[]) {
		if (recipients.length === 0) return;
		const rows = recipients.map((recipient) => [keyText('recipient', recipient)]).sort(byRecipient);
		const values = [...keyValues(key), rowsParameter(rows)];
		await this.database.write(async (sql) => {
			const released = await sql.all(this.statements.release, values);
			if (released.length < rows.length)
				await sql.run(this.statements.releaseAgain, [...values, STOPPED]);
			await this.tally.takeBack(
				sql,
				key,
				released.map((row) => numberOf(row, 'claimed_at')),
			);
		});
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
		const { after = '' } = options;
		const limit = pageSize(options.limit);
		const filter = [campaign, ...filterValues(options)];
		return await this.database.read(async (sql) => {
			const { list, rest } = this.statements;
			const page = await sql.all(list, [...filter, after, limit]);
			const last = page.at(-1);
			if (!last || page.length < limit) return page.map(ledgerRow);
			const end = [textOf(last, 'recipient'), textOf(last, 'step')];
			const more = await sql.all(rest, [...filter, ...end]);
			return [...page, ...more].map(ledgerRow);
		});
	}

	async ofRecipient(recipient: string, options: Parameters<Ledger['ofRecipient']>[1] = {}) {
		const limit = pageSize(options.limit);
		const filter = [options.campaign ?? null, ...filterValues(options)];
		const values = [...filter, keyText('recipient', recipient), limit];
		const rows = await this.database.read(
			async (sql) => await sql.all(this.statements.ofRecipient, values),
		);
		return rows.map(ledgerRow);
	}
}

const LATEST = Number.MAX_SAFE_INTEGER;

const filterValues = ({ step, state, since = 0, until = LATEST }: LedgerFilter) => [
	...[step ?? null, state ?? null, wholeNumber('since', since), wholeNumber('until', until)],
];

/** Pattern of runs and the earliest first claim; a pattern that no run has where nothing may be claimed again. */
const safeAgain = ({ safeAgain: again }: Key) =>
	again ? [`%${keyText('mark', again.mark)}`, wholeNumber('since', again.since)] : ['', 0];

/** Sorted, so that two processes lock rows in the same order; the first of a repeated recipient counts. */
function claimRows(claims: readonly Claim[]): string[][] {
	const rows = claims.map(({ recipient, messageId, variant = '' }) => [
		keyText('recipient', recipient),
		keyText('messageId', messageId, 998),
		freeText(variant),
	]);
	return firstOfEach(rows).sort(byRecipient);
}

/** One row a recipient, the first. */
function firstOfEach(rows: readonly string[][]): string[][] {
	const found = new Map<string, string[]>();
	for (const row of rows) {
		const [recipient = ''] = row;
		if (!found.has(recipient)) found.set(recipient, row);
	}
	return [...found.values()];
}

function byRecipient([a = '']: readonly string[], [b = '']: readonly string[]): number {
	return a < b ? -1 : Number(a > b);
}

function keyValues(key: { campaign: string; step: string; run: string }): string[] {
	return [keyText('campaign', key.campaign), keyText('step', key.step), keyText('run', key.run)];
}

const stateOf = (row: SqlRow): LedgerState =>
	STATES.find((state) => state === row['state']) ?? 'uncertain';

function ledgerRow(row: SqlRow): LedgerRow {
	return {
		campaign: textOf(row, 'campaign'),
		recipient: textOf(row, 'recipient'),
		step: textOf(row, 'step'),
		state: stateOf(row),
		reason: textOf(row, 'reason'),
		run: textOf(row, 'run'),
		messageId: textOf(row, 'message_id'),
		variant: textOf(row, 'variant'),
		providerId: textOf(row, 'provider_id'),
		claimedAt: numberOf(row, 'claimed_at'),
		updatedAt: numberOf(row, 'updated_at'),
	};
}
