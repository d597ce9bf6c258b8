import { ERROR_CODES, type ErrorCode } from './codes';

/** Plain-object form of a LibraryError: what crosses a thread border. */
export interface LibraryErrorJson {
	readonly name: 'LibraryError';
	readonly code: ErrorCode;
	readonly message: string;
	readonly hint: string;
	readonly details?: Readonly<Record<string, unknown>>;
}

/**
 * The one error type that the library throws on purpose.
 * `message` says what happened, with the offending value; `hint` says what the user can do about it;
 * `details` holds facts for programs (row numbers, names), never secrets.
 */
export class LibraryError extends Error {
	override readonly name = 'LibraryError';

	constructor(
		readonly code: ErrorCode,
		message: string,
		readonly hint: string,
		readonly details?: Readonly<Record<string, unknown>>,
	) {
		super(message);
	}

	toJSON(): LibraryErrorJson {
		const { name, code, message, hint, details } = this;
		return details ? { name, code, message, hint, details } : { name, code, message, hint };
	}

	/** Rebuilds the error on the other side of a thread border. */
	static fromJSON(json: LibraryErrorJson): LibraryError {
		return new LibraryError(json.code, json.message, json.hint, json.details);
	}
}

/** True for a LibraryError of this or another copy of the library, and for its plain-object form. */
export function isLibraryError(value: unknown): value is LibraryErrorJson {
	return (
		typeof value === 'object' &&
		value !== null &&
		'name' in value &&
		value.name === 'LibraryError' &&
		'code' in value &&
		typeof value.code === 'string' &&
		value.code in ERROR_CODES
	);
}
