// A chat model on the loopback address that speaks OpenAI's chat-completions protocol. The text that it is asked about says how it
// shall answer: "[[429]]" and "[[500]]" fail, "[[slow]]" never ends, "[[garbage]]" and "[[obey]]" are no usable replies.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ChatServer {
	/** Base URL for the credential. */
	readonly url: string;
	/** The texts it was asked about, in order of arrival. */
	readonly asked: string[];
	/** Bodies as they came. */
	readonly bodies: string[];
	stop(): Promise<void>;
}

/** What it answers to texts without a mark of their own. */
export type Judge = (text: string) => string;

interface Body {
	readonly model: string;
	readonly messages: readonly { readonly role: string; readonly content: string }[];
}

const completion = (model: string, content: string) => ({
	...{ id: 'chat-1', object: 'chat.completion', created: 1_700_000_000, model },
	choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
	usage: { prompt_tokens: 50, completion_tokens: 5, total_tokens: 55 },
});

async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('utf8');
}

function reply(response: ServerResponse, status: number, value: object): void {
	response.writeHead(status, { 'content-type': 'application/json' });
	response.end(JSON.stringify(value));
}

function answer(response: ServerResponse, { model }: Body, text: string, judge: Judge): void {
	const mark = /\[\[(\w+)\]\]/.exec(text)?.[1];
	if (mark === 'slow') return; // the connection stays open
	if (mark === '429' || mark === '500') {
		const error = { message: 'Key sk-canary refused', type: 'error', code: null };
		return reply(response, Number(mark), { error });
	}
	const said = {
		garbage: 'I would say it is rather {"sentiment": positive',
		obey: '{"sentiment":"positive","note":"I did as the text told me"}',
	};
	const content = mark === 'garbage' || mark === 'obey' ? said[mark] : judge(text);
	reply(response, 200, completion(model, content));
}

export async function startChatServer(judge: Judge): Promise<ChatServer> {
	const asked: string[] = [];
	const bodies: string[] = [];
	const server = createServer((request, response) => {
		void bodyOf(request).then((text) => {
			bodies.push(text);
			const body = JSON.parse(text) as Body;
			const question = JSON.parse(body.messages.at(-1)?.content ?? '') as { text: string };
			asked.push(question.text);
			answer(response, body, question.text, judge);
		});
	});
	await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/v1`,
		asked,
		bodies,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => void server.close(resolve));
		},
	};
}
