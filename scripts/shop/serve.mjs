// The sample shop's export, as a shop system would offer it: CSV files over HTTP on the loopback address.
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';

function sendFile(response, path) {
	response.writeHead(200, {
		'content-type': 'text/csv; charset=utf-8',
		'content-length': statSync(path).size,
		'content-disposition': `attachment; filename="${basename(path)}"`,
	});
	createReadStream(path).pipe(response);
}

function sendList(response, folder) {
	const links = readdirSync(folder).map((name) => `<li><a href="/${name}">${name}</a></li>`);
	response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
	response.end(
		`<!doctype html><title>Sample shop</title><h1>Sample shop</h1><ul>${links.join('')}</ul>`,
	);
}

/** Serves the files of `folder`. @returns { url, stop() } */
export async function serveShop(folder, port) {
	const server = createServer((request, response) => {
		const name = decodeURIComponent(new URL(request.url, 'http://127.0.0.1').pathname.slice(1));
		if (name === '') return sendList(response, folder);
		const path = join(folder, basename(name));
		if (existsSync(path)) return sendFile(response, path);
		response.writeHead(404).end('No such file.');
	});
	await new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	return {
		url: `http://127.0.0.1:${server.address().port}`,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
