import {
	createServer,
	type IncomingHttpHeaders,
	type IncomingMessage,
	type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface ApiRequest {
	readonly method: string;
	readonly path: string;
	readonly headers: IncomingHttpHeaders;
	readonly body: Buffer;
	readonly json: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- tests look into it
}

/** What the server does with a request: an answer, or one of the ways in which answers fail to come. */
export type ApiAnswer =
	| { status: number; headers?: Record<string, string>; body?: unknown }
	| 'silence'
	| 'reset'
	| 'endless'
	| 'trickle';

export interface ApiServer {
	readonly url: string;
	readonly requests: ApiRequest[];
	close(): Promise<void>;
}

/** A real HTTP server on the loopback address that answers as told and keeps what it was asked. */
export async function apiServer(
	answer: (request: ApiRequest, number: number) => ApiAnswer,
): Promise<ApiServer> {
	const requests: ApiRequest[] = [];
	const sockets = new Set<Socket>();
	const timers = new Set<NodeJS.Timeout>();
	const server = createServer((incoming, response) => {
		void read(incoming).then((request) => {
			requests.push(request);
			give(answer(request, requests.length), response, timers);
		});
	});
	server.on('connection', (socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		requests,
		async close() {
			for (const timer of timers) clearInterval(timer);
			for (const socket of sockets) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

async function read(incoming: IncomingMessage): Promise<ApiRequest> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	const body = Buffer.concat(chunks);
	const isJson = incoming.headers['content-type']?.startsWith('application/json');
	return {
		method: incoming.method ?? '',
		path: incoming.url ?? '',
		headers: incoming.headers,
		body,
		json: isJson ? JSON.parse(body.toString()) : null,
	};
}

function give(answer: ApiAnswer, response: ServerResponse, timers: Set<NodeJS.Timeout>): void {
	if (answer === 'silence') return;
	if (answer === 'reset') return void response.socket?.resetAndDestroy();
	if (answer === 'endless' || answer === 'trickle') {
		response.writeHead(200, { 'content-type': 'application/json' });
		const chunk = Buffer.alloc(answer === 'endless' ? 65_536 : 1, 0x20);
		const timer = setInterval(() => response.write(chunk), 1);
		timers.add(timer);
		response.on('close', () => clearInterval(timer));
		return;
	}
	const { status, headers = {}, body } = answer;
	const isText = typeof body === 'string' || body === undefined;
	response.writeHead(status, {
		'content-type': isText ? 'text/html' : 'application/json',
		...headers,
	});
	response.end(isText ? body : JSON.stringify(body));
}
