/**
 * A client of Chromium's DevTools protocol over two pipes (--remote-debugging-pipe): messages are JSON, each ended by NUL. There is no
 * port that another program could talk to, and the browser ends itself when the pipes close.
 */
import type { Readable, Writable } from 'node:stream';

type Fields = Readonly<Record<string, unknown>>;
type Listener = (params: Fields) => void;

interface Waiting {
	resolve(result: Fields): void;
	reject(error: Error): void;
}

/** A picture of the longest page is a tenth of this. */
const MOST_BYTES = 128 * 1024 * 1024;

export class DevTools {
	private readonly waiting = new Map<number, Waiting>();
	private readonly listeners = new Map<string, Listener>();
	private chunks: Buffer[] = [];
	private bytes = 0;
	private asked = 0;
	private ended: Error | null = null;

	constructor(
		private readonly output: Writable,
		input: Readable,
	) {
		input.on('data', (chunk: Buffer) => this.read(chunk));
		for (const stream of [input, output]) {
			for (const event of ['error', 'close']) {
				stream.on(event, () => this.end(new Error('the browser ended')));
			}
		}
	}

	/** Asks for something and waits for the answer. Rejects with what the browser says, or when it ends. */
	async ask(method: string, params: Fields = {}, sessionId?: string): Promise<Fields> {
		if (this.ended) throw this.ended;
		const id = ++this.asked;
		return await new Promise((resolve, reject) => {
			this.waiting.set(id, { resolve, reject });
			this.output.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
		});
	}

	/** Hears one kind of event of one session; null = no more. */
	listen(event: string, sessionId: string, listener: Listener | null): void {
		const key = `${event} ${sessionId}`;
		if (listener) this.listeners.set(key, listener);
		else this.listeners.delete(key);
	}

	/** Everybody who waits is told. */
	end(error: Error): void {
		this.ended ??= error;
		for (const { reject } of this.waiting.values()) reject(this.ended);
		this.waiting.clear();
		this.listeners.clear();
	}

	private read(chunk: Buffer): void {
		let rest = chunk;
		for (let at = rest.indexOf(0); at >= 0; at = rest.indexOf(0)) {
			this.hear(Buffer.concat([...this.chunks, rest.subarray(0, at)]));
			this.chunks = [];
			this.bytes = 0;
			rest = rest.subarray(at + 1);
		}
		this.chunks.push(rest);
		this.bytes += rest.length;
		if (this.bytes > MOST_BYTES) this.end(new Error('the browser says more than can be held'));
	}

	private hear(bytes: Buffer): void {
		const message = messageIn(bytes);
		if (!message) return this.end(new Error('it does not speak as browsers do'));
		const { id, method, sessionId, error } = message;
		if (typeof id !== 'number') {
			this.listeners.get(`${String(method)} ${String(sessionId)}`)?.(fieldsOf(message['params']));
			return;
		}
		const waiting = this.waiting.get(id);
		this.waiting.delete(id);
		if (error) waiting?.reject(new Error(String(fieldsOf(error)['message'])));
		else waiting?.resolve(fieldsOf(message['result']));
	}
}

function messageIn(bytes: Buffer): Fields | null {
	try {
		return fieldsOf(JSON.parse(bytes.toString('utf8')));
	} catch {
		return null; // No JSON: the caller says what that means.
	}
}

/** An object as its fields; anything else has none. */
export function fieldsOf(value: unknown): Fields {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}
