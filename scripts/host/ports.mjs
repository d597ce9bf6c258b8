import { createServer } from 'node:net';

function listens(port) {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', (error) =>
			error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(undefined) : reject(error),
		);
		server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
			const chosen = server.address().port;
			server.close(() => resolve(chosen));
		});
	});
}

/** A free port on the loopback address: the preferred one when nobody has it, else any. */
export async function freePort(preferred = 0) {
	return (await listens(preferred)) ?? (await listens(0));
}
