export { cleanTable, type CleanResult } from './cleanTable';
export { readBoolean } from './booleans';
export { readDate, type DateOptions, type DateReading } from './dates';
export { extractEmail, normaliseEmail, type EmailAddress } from './email';
export { suggestDomain } from './emailTypos';
export { EMPTY_TOKENS } from './emptyTokens';
export { Invalid } from './invalid';
export { nameHints, type Hint } from './nameHints';
export { readNumber, type NumberOptions, type NumberReading } from './numbers';
export {
	ROLES,
	type CleanOptions,
	type ColumnRule,
	type DuplicateOptions,
	type OnInvalid,
	type OnMissing,
	type OutlierOptions,
	type Role,
} from './options';
export { profileTable, type ColumnProfile, type Distribution, type Profile } from './profileTable';
export { phoneReader, type PhoneNumber, type PhoneReader } from './phone';
export type {
	CleanReport,
	ColumnReport,
	DuplicateReport,
	FailedExample,
	FormatDecision,
	OutlierReport,
	UnreadableLines,
} from './report';
export { changeCase, cleanText, tidyText, type LetterCase, type TextOptions } from './text';
