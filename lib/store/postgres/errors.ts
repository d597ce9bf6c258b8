import { types } from 'node:util';
import { LibraryError, isLibraryError } from '../../errors';

const HINTS: readonly (readonly [RegExp, string])[] = [
	[/^28/, 'Check user and password in the Marketing Store credential.'],
	[/^3D000$/, 'Create the database, or correct its name in the Marketing Store credential.'],
	[/^42501$/, 'Grant the user CREATE and USAGE on the schema, or create the schema for it.'],
	[/^25006$/, 'This server only reads (a standby?). Use the address of the primary server.'],
	[/^53100$/, 'Free disk space on the database server; nothing of this step was saved.'],
	[/^53300$/, 'The server has no free connections. Raise max_connections or run fewer workers.'],
	[/^(ENOTFOUND|EAI_AGAIN)$/, 'Check the host name in the Marketing Store credential.'],
	[
		/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)$/,
		'Check host and port, and that the server runs and may be reached.',
	],
	[
		/CERT|SELF_SIGNED|ERR_TLS/,
		'Give the server a certificate that this machine trusts, or set TLS to "On, unverified".',
	],
];

/** SQLSTATE of the server, or the code of a network error; empty when there is none. */
export function errorCode(error: unknown): string {
	if (typeof error !== 'object' || error === null || !('code' in error)) return '';
	return typeof error.code === 'string' ? error.code : '';
}

/** True when the transaction lost against another one and may simply run again (serialisation failure, deadlock). */
export function isCollision(error: unknown): boolean {
	return ['40001', '40P01'].includes(errorCode(error));
}

/** True when the server answered: the connection itself is still good. */
export function isAnswer(error: unknown): boolean {
	return /^[0-9A-Z]{5}$/.test(errorCode(error)) && !/^(57P|08)/.test(errorCode(error));
}

/** STORE_FAILED for what pg, the server or the network said. Takes only the message and the code along: nothing that holds the password. */
export function postgresError(error: unknown, place: string): unknown {
	if (isLibraryError(error) || !types.isNativeError(error)) return error;
	const code = errorCode(error);
	const hint = HINTS.find(([pattern]) => pattern.test(code))?.[1];
	const text = messageOf(error) || code || 'unknown cause';
	return new LibraryError(
		'STORE_FAILED',
		`The store in PostgreSQL (${place}) failed: ${text}.`,
		hint ?? 'Check that the server runs and may be reached, then run again.',
		{ place, code },
	);
}

/** A host with several addresses fails with one error per address and no text of its own. */
function messageOf(error: Error): string {
	if (!('errors' in error) || !Array.isArray(error.errors)) return error.message;
	return error.errors.map((each) => (types.isNativeError(each) ? each.message : '')).join('; ');
}
