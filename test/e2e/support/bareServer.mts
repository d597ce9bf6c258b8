// A server that does nothing, in a process of its own: how slow it gets is what the machine alone is to blame for.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const SCRIPT = `
const server = require('node:http').createServer((_, response) => response.end('ok'));
server.listen(0, '127.0.0.1', () => process.stdout.write(String(server.address().port)));
`;

export async function startBareServer(): Promise<{ url: string; stop(): void }> {
	const child = spawn(process.execPath, ['-e', SCRIPT], { stdio: ['ignore', 'pipe', 'inherit'] });
	const [port] = (await once(child.stdout, 'data')) as [Buffer];
	return { url: `http://127.0.0.1:${port.toString()}/`, stop: () => void child.kill() };
}
