import { LibraryError } from '../../errors';

/** A stretch of literal text, or the inside of one `{{ }}` tag. */
export interface Segment {
	readonly kind: 'text' | 'tag';
	readonly text: string;
	/** 1-based line in the template, for messages. */
	readonly line: number;
}

/** An INVALID_PARAMETER that names the line of the template. */
export function templateError(line: number, what: string, hint: string): LibraryError {
	return new LibraryError('INVALID_PARAMETER', `Template line ${line}: ${what}`, hint, { line });
}

/** Cuts a template into literal text and tags, in one pass. Throws INVALID_PARAMETER for a tag that never ends. */
export function scan(source: string): Segment[] {
	const segments: Segment[] = [];
	let at = 0;
	let line = 1;
	const push = (kind: Segment['kind'], text: string) => {
		segments.push({ kind, text, line });
		line += countLines(text);
	};
	while (at < source.length) {
		const open = source.indexOf('{{', at);
		if (open < 0) {
			push('text', source.slice(at));
			break;
		}
		if (open > at) push('text', source.slice(at, open));
		const close = endOfTag(source, open, line);
		push('tag', source.slice(open + 2, close));
		at = close + 2;
	}
	return segments;
}

function endOfTag(source: string, open: number, line: number): number {
	if (source.startsWith('{{{', open)) {
		throw templateError(
			line,
			'"{{{" asks for unescaped output, which is not offered.',
			'Use two braces: {{ field }}.',
		);
	}
	const close = source.indexOf('}}', open + 2);
	const inner = source.indexOf('{{', open + 2);
	if (close >= 0 && (inner < 0 || inner > close)) return close;
	throw templateError(line, 'a "{{" has no "}}".', 'Close the merge tag with }}.');
}

function countLines(text: string): number {
	let count = 0;
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
	return count;
}
