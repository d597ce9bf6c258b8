/** Reads what others sent: any value may be anything. Nothing is looked up on prototypes, no text is longer than it may be. */

const LONGEST = 2_000;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** What lies at the end of a path of own properties, or undefined. */
export function at(value: unknown, ...path: readonly string[]): unknown {
	let found = value;
	for (const name of path) {
		found = isRecord(found) && Object.hasOwn(found, name) ? found[name] : undefined;
	}
	return found;
}

/** Text or a number at the end of a path, else ''. */
export function textAt(value: unknown, ...path: readonly string[]): string {
	const found = at(value, ...path);
	if (typeof found === 'string') return found.slice(0, LONGEST);
	return typeof found === 'number' && Number.isFinite(found) ? String(found) : '';
}

/** A list at the end of a path; a single record counts as a list of one. */
export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
	const found = at(value, ...path);
	if (Array.isArray(found)) return found as unknown[];
	return isRecord(found) ? [found] : [];
}

const MOST_MS = 8.64e15;

/** UTC ms of a number of seconds or milliseconds, as text or not, or of an ISO date; 0 for anything else. */
export function timeAt(value: unknown, ...path: readonly string[]): number {
	const text = textAt(value, ...path).trim();
	if (text === '') return 0;
	const number = Number(text);
	// Seconds reach 1e11 in the year 5138, milliseconds did so in 1973.
	const ms = Number.isNaN(number) ? Date.parse(text) : number < 1e11 ? number * 1000 : number;
	return Number.isFinite(ms) && ms > 0 && ms < MOST_MS ? Math.round(ms) : 0;
}

/** The JSON that the bytes hold; undefined when they hold none. */
export function jsonOf(bytes: Uint8Array | string): unknown {
	const text = typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes);
	try {
		return JSON.parse(text) as unknown;
	} catch {
		// Not JSON, or nested deeper than anybody can read: the caller refuses it.
		return undefined;
	}
}

const MOST_FIELDS = 1_000;

/** Fields of an urlencoded form in their order; null for one with more fields than any provider sends. */
export function formOf(bytes: Uint8Array): readonly (readonly [string, string])[] | null {
	const text = new TextDecoder().decode(bytes);
	let fields = 1;
	for (let i = text.indexOf('&'); i >= 0; i = text.indexOf('&', i + 1)) fields++;
	return fields > MOST_FIELDS ? null : [...new URLSearchParams(text)];
}

const OURS = [
	['message_id', 'messageId'],
	['campaign', 'campaign'],
	['step', 'step'],
	['topic', 'topic'],
] as const;

export interface OwnMarks {
	readonly messageId: string;
	readonly campaign: string;
	readonly step: string;
	readonly topic: string;
}

/**
 * What Send Campaign gave the message to take along (see metadataOf in delivery/http/parts.ts): in a record, a list of names and values,
 * a record of lists, or JSON text of one of these; the first source that names a mark counts.
 */
export function marksOf(...sources: readonly unknown[]): OwnMarks {
	const marks = { messageId: '', campaign: '', step: '', topic: '' };
	for (const source of sources) {
		const from = typeof source === 'string' ? jsonOf(source.slice(0, LONGEST)) : source;
		if (from === undefined) continue;
		for (const [name, mark] of OURS) marks[mark] ||= markIn(from, name);
		marks.topic ||= Buffer.from(markIn(from, 'topic_b64'), 'base64url').toString('utf8');
	}
	return marks;
}

function markIn(source: unknown, name: string): string {
	if (Array.isArray(source)) {
		const entries: readonly unknown[] = source.slice(0, MOST_FIELDS);
		const entry = entries.find((one) => textAt(one, 'name').toLowerCase() === name);
		return textAt(entry, 'value');
	}
	const value = at(source, name);
	return Array.isArray(value)
		? textAt({ first: value[0] as unknown }, 'first')
		: textAt(source, name);
}
