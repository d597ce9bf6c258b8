import { isClass, type SentimentClass } from './agreement';

/** More than this is no reply to our question. */
const MOST_CHARACTERS = 1_000;

/** The text of a chat model's message: a string, or parts of which the first with text counts. */
function contentOf(message: unknown): unknown {
	const content: unknown =
		typeof message === 'object' && message !== null && 'content' in message
			? message.content
			: message;
	if (!Array.isArray(content)) return content;
	const parts: readonly unknown[] = content;
	const texts = parts.flatMap((part) =>
		typeof part === 'object' && part !== null && 'text' in part ? [part.text] : [],
	);
	return texts.length === 1 ? texts[0] : undefined;
}

/** Many models put JSON between lines of three backticks. */
function withoutFence(text: string): string {
	const trimmed = text.trim();
	if (!trimmed.startsWith('```') || !trimmed.endsWith('```')) return trimmed;
	const start = trimmed.indexOf('\n');
	return start < 0 ? trimmed : trimmed.slice(start + 1, -3);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(withoutFence(text));
	} catch {
		return undefined; // no JSON: no usable reply
	}
}

/** The class that a chat model answered: exactly `{"sentiment": one of three words}`, else null (no usable reply). */
export function readReply(message: unknown): SentimentClass | null {
	const content = contentOf(message);
	if (typeof content !== 'string' || content.length > MOST_CHARACTERS) return null;
	const value = parsed(content);
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
	const [[key, answer] = [], ...others] = Object.entries(value) as [string, unknown][];
	return key === 'sentiment' && others.length === 0 && isClass(answer) ? answer : null;
}
