import type { Dialect } from './database';

/** One step of the schema: statements that lead from version `n - 1` to `n` (its place in the list, from 1). */
export type Migration = (dialect: Dialect) => readonly string[];

/** Never change a migration that was released: add one. */
export const MIGRATIONS: readonly Migration[] = [models, sending, campaigns, counts];

function models({ table, text, blob, keyed }: Dialect): string[] {
	return [
		`CREATE TABLE ${table('model_names')} (
			name ${text} NOT NULL PRIMARY KEY,
			last_version BIGINT NOT NULL,
			current_version BIGINT
		) ${keyed}`,
		`CREATE TABLE ${table('model_versions')} (
			name ${text} NOT NULL,
			version BIGINT NOT NULL,
			kind ${text} NOT NULL,
			created_at BIGINT NOT NULL,
			info ${text} NOT NULL,
			bytes BIGINT NOT NULL,
			checksum ${text} NOT NULL,
			PRIMARY KEY (name, version)
		) ${keyed}`,
		`CREATE TABLE ${table('model_chunks')} (
			name ${text} NOT NULL,
			version BIGINT NOT NULL,
			part BIGINT NOT NULL,
			data ${blob} NOT NULL,
			PRIMARY KEY (name, version, part)
		)`,
	];
}

function sending({ table, text, keyed }: Dialect): string[] {
	return [
		`CREATE TABLE ${table('ledger')} (
			campaign ${text} NOT NULL,
			recipient ${text} NOT NULL,
			step ${text} NOT NULL,
			state ${text} NOT NULL,
			reason ${text} NOT NULL,
			run ${text} NOT NULL,
			message_id ${text} NOT NULL,
			claimed_at BIGINT NOT NULL,
			updated_at BIGINT NOT NULL,
			PRIMARY KEY (campaign, recipient, step)
		) ${keyed}`,
		`CREATE TABLE ${table('ledger_runs')} (
			run ${text} NOT NULL PRIMARY KEY,
			heartbeat_at BIGINT NOT NULL
		) ${keyed}`,
		`CREATE TABLE ${table('suppression')} (
			recipient ${text} NOT NULL,
			topic ${text} NOT NULL,
			reason ${text} NOT NULL,
			source ${text} NOT NULL,
			added_at BIGINT NOT NULL,
			PRIMARY KEY (recipient, topic)
		) ${keyed}`,
		`CREATE TABLE ${table('profiles')} (
			kind ${text} NOT NULL,
			id ${text} NOT NULL,
			data ${text} NOT NULL,
			updated_at BIGINT NOT NULL,
			PRIMARY KEY (kind, id)
		) ${keyed}`,
	];
}

/** What campaigns need beyond a claim: variants, names that providers give, events, consent with its proof, keys of the store. */
function campaigns({ table, text, blob, keyed }: Dialect): string[] {
	const ledger = table('ledger');
	const events = table('events');
	return [
		`ALTER TABLE ${ledger} ADD COLUMN variant ${text} NOT NULL DEFAULT ''`,
		`ALTER TABLE ${ledger} ADD COLUMN provider_id ${text} NOT NULL DEFAULT ''`,
		`CREATE INDEX ledger_recipient ON ${ledger} (recipient, claimed_at)`,
		`CREATE INDEX ledger_provider_id ON ${ledger} (provider_id) WHERE provider_id <> ''`,
		`CREATE TABLE ${table('secrets')} (
			name ${text} NOT NULL PRIMARY KEY,
			value ${blob} NOT NULL
		)`,
		`CREATE TABLE ${table('consents')} (
			recipient ${text} NOT NULL,
			topic ${text} NOT NULL,
			state ${text} NOT NULL,
			asked_at BIGINT NOT NULL,
			decided_at BIGINT NOT NULL,
			source ${text} NOT NULL,
			wording ${text} NOT NULL,
			evidence ${text} NOT NULL,
			PRIMARY KEY (recipient, topic)
		) ${keyed}`,
		`CREATE TABLE ${events} (
			id ${text} NOT NULL PRIMARY KEY,
			kind ${text} NOT NULL,
			recipient ${text} NOT NULL,
			campaign ${text} NOT NULL,
			step ${text} NOT NULL,
			at BIGINT NOT NULL,
			source ${text} NOT NULL,
			detail ${text} NOT NULL
		)`,
		`CREATE INDEX events_campaign ON ${events} (campaign, at, id)`,
		`CREATE INDEX events_recipient ON ${events} (recipient, kind, at)`,
	];
}

/**
 * How many messages each sending domain claimed in each minute: what limits an hour, limits a day and warm-up are counted from. What the
 * ledger holds already is counted too; its Message-IDs are `<32 hexadecimal digits@domain>`.
 */
function counts({ table, text, keyed }: Dialect): string[] {
	return [
		`CREATE TABLE ${table('ledger_counts')} (
			sender ${text} NOT NULL,
			minute BIGINT NOT NULL,
			run ${text} NOT NULL,
			total BIGINT NOT NULL,
			PRIMARY KEY (sender, minute, run)
		) ${keyed}`,
		`INSERT INTO ${table('ledger_counts')} (sender, minute, run, total)
			SELECT rtrim(substr(message_id, 35), '>'), claimed_at / 60000, run, COUNT(*)
			FROM ${table('ledger')} WHERE length(message_id) > 35 AND state <> 'held' GROUP BY 1, 2, 3`,
	];
}
