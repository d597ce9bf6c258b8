import type { Path } from './ast';
import { LIMITS } from './limits';
import { templateError, type Segment } from './scan';

/** What one `{{ }}` says, before it is placed in the tree. */
export type Tag =
	| { readonly type: 'comment' | 'else' }
	| { readonly type: 'end'; readonly block: 'if' | 'unless' | 'each' }
	| { readonly type: 'if' | 'unless'; readonly path: Path }
	| { readonly type: 'each'; readonly path: Path; readonly limit: number; readonly rows: number }
	| {
			readonly type: 'value';
			readonly path: Path;
			readonly fallback: string | null;
			readonly decimals: number | null;
	  };

const NAME = String.raw`(?:[\p{L}\p{N}_$-]+|\[[^\][{}\r\n]{1,200}\])`;
const PATH = String.raw`(?:@number|(?:@root\.|(?:\.\./){1,9})?(?:this|${NAME})(?:\.${NAME})*)`;
const VALUE = new RegExp(String.raw`^(${PATH})\s*(?::\s*(\d))?\s*(?:\|([^]*))?$`, 'u');
const BLOCK = new RegExp(
	String.raw`^#(if|unless|each)\s+(${PATH})(?:\s+(\d{1,6}))?(?:\s+by\s+(\d{1,6}))?$`,
	'u',
);
const END = /^\/(if|unless|each)$/;
const SEGMENTS = new RegExp(NAME, 'gu');

/**
 * Reads the inside of a tag: `field`, `field | default`, `price : 2` (decimals), `#if field`, `#unless field`, `else`,
 * `/if`, `#each list 4`, `#each list 6 by 3` (rows of three), `/each`, `! comment`. Throws INVALID_PARAMETER for anything else.
 */
export function parseTag({ text, line }: Segment): Tag {
	const source = text.trim();
	if (source.startsWith('!')) return { type: 'comment' };
	if (source === 'else') return { type: 'else' };
	const end = END.exec(source)?.[1];
	if (end === 'if' || end === 'unless' || end === 'each') return { type: 'end', block: end };
	return parseBlock(source, line) ?? parseValue(source, line);
}

function parseBlock(source: string, line: number): Tag | null {
	const [, block, path, count, by] = BLOCK.exec(source) ?? [];
	if (path === undefined) return null;
	if (block === 'each') {
		const rows = by === undefined ? 0 : listLimit(by, line);
		return { type: 'each', path: parsePath(path), limit: listLimit(count, line), rows };
	}
	if (count === undefined && by === undefined) {
		return { type: block === 'unless' ? 'unless' : 'if', path: parsePath(path) };
	}
	return null;
}

function listLimit(count: string | undefined, line: number): number {
	const limit = count === undefined ? LIMITS.listLength : Number(count);
	if (limit >= 1 && limit <= LIMITS.listLength) return limit;
	throw templateError(
		line,
		`a list may show 1 to ${LIMITS.listLength} entries, not ${limit}.`,
		'Give a smaller number after the list name.',
	);
}

function parseValue(source: string, line: number): Tag {
	const [, path, decimals, fallback] = VALUE.exec(source) ?? [];
	if (path === undefined) {
		throw templateError(
			line,
			`"{{${source.slice(0, 80)}}}" is not a merge tag.`,
			'Write {{ field }}, {{ field | default }}, {{#if field}}, {{#each list}}; names with other signs go in brackets: {{ [First name] }}.',
		);
	}
	return {
		type: 'value',
		path: parsePath(path),
		fallback: fallback === undefined ? null : unquote(fallback.trim()),
		decimals: decimals === undefined ? null : Number(decimals),
	};
}

/** A default may stand in quotes, to keep spaces around it or to be empty. */
function unquote(text: string): string {
	const quoted = /^(["'])([^]*)\1$/.exec(text);
	return quoted?.[2] ?? text;
}

function parsePath(source: string): Path {
	if (source === '@number') return { from: 'here', up: 0, names: ['@number'], source };
	const up = source.split('../').length - 1;
	const from = source.startsWith('@root.') ? 'root' : 'here';
	const rest = source.replace(/^@root\./, '').replaceAll('../', '');
	const names = [...rest.matchAll(SEGMENTS)].map(([name]) =>
		name.startsWith('[') ? name.slice(1, -1) : name,
	);
	return { from, up, names: names[0] === 'this' ? names.slice(1) : names, source };
}
