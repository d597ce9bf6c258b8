// A Python peer: one long-lived process a bench that answers calls in JSON lines (bench/peers/serve.py).
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { benchPython } from './venv.mjs';

/** The peers' environment: as many threads as we use; no pinned OpenBLAS kernel, which would slow a current numpy. */
export function peerEnvironment(threads) {
	const env = { ...process.env, PYTHONUNBUFFERED: '1' };
	for (const name of ['OMP', 'OPENBLAS', 'MKL', 'NUMEXPR'])
		env[`${name}_NUM_THREADS`] = String(threads);
	env.POLARS_MAX_THREADS = String(threads);
	delete env.OPENBLAS_CORETYPE;
	delete env.OPENBLAS_L2_SIZE;
	return env;
}

export class Peer {
	static async start(script, threads) {
		const file = fileURLToPath(new URL(`../peers/${script}`, import.meta.url));
		return new Peer(
			spawn(await benchPython(), [file], {
				env: peerEnvironment(threads),
				stdio: ['pipe', 'pipe', 2],
			}),
		);
	}

	constructor(child) {
		this.child = child;
		this.waiting = [];
		createInterface({ input: child.stdout }).on('line', (line) => {
			const { error, ...reply } = JSON.parse(line);
			const { resolve, reject } = this.waiting.shift();
			if (error) reject(new Error(`${child.spawnargs[1]}: ${error}`));
			else resolve(reply);
		});
		child.on('exit', (code) => {
			for (const { reject } of this.waiting) reject(new Error(`Peer ended with code ${code}.`));
		});
	}

	/** Calls a function of the script; resolves with what it returned (an object), e.g. { seconds, inertia }. */
	call(name, args = {}) {
		return new Promise((resolve, reject) => {
			this.waiting.push({ resolve, reject });
			this.child.stdin.write(`${JSON.stringify({ name, args })}\n`);
		});
	}

	close() {
		this.child.stdin.end();
	}
}
