// What a bench gets: see bench/README.md.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inCache } from '../../scripts/host/cacheFolder.mjs';
import { compare, measure, median, seconds } from './compare.mjs';
import { Peer } from './peer.mjs';

const root = new URL('../../', import.meta.url);

export class BenchContext {
	threads = 2;
	records = [];
	peers = [];
	compare = compare;
	measure = measure;
	median = median;
	seconds = seconds;

	constructor(bench, metrics) {
		this.bench = bench;
		this.metrics = metrics;
	}

	/** A file of the built package, e.g. dist('lib/kernels/index.js'). BENCH_DIST names another build to measure. */
	dist(path) {
		const folder = process.env.BENCH_DIST ?? fileURLToPath(new URL('dist', root));
		return createRequire(import.meta.url)(join(folder, path));
	}

	/** Starts a Python peer script of bench/peers. */
	async peer(script) {
		const peer = await Peer.start(script, this.threads);
		this.peers.push(peer);
		return peer;
	}

	/** Path of a data file in the cache; `make(draftPath)` writes it when it is not there. Name it after all that shapes it. */
	async file(name, make) {
		const path = inCache('bench-data', name);
		if (existsSync(path)) return path;
		mkdirSync(dirname(path), { recursive: true });
		process.stderr.write(`bench: making ${name} …\n`);
		await make(`${path}.draft`);
		renameSync(`${path}.draft`, path);
		return path;
	}

	/** Runs a Node script of bench/ in a process of its own; resolves with the last line of its output as JSON. */
	child(script, args = [], nodeArgs = []) {
		const file = fileURLToPath(new URL(`bench/${script}`, root));
		return new Promise((resolve, reject) => {
			const child = spawn(process.execPath, [...nodeArgs, file, ...args], {
				stdio: ['ignore', 'pipe', 2],
			});
			let output = '';
			child.stdout.on('data', (text) => (output += text));
			child.on('error', reject).on('exit', (code) => {
				if (code === 0) resolve(JSON.parse(output.trim().split('\n').at(-1)));
				else reject(new Error(`${script} ended with code ${code}`));
			});
		});
	}

	/**
	 * Reports one metric. For a ratio give { metric, ours, peer, peerValue, … } in seconds; otherwise { metric, value, unit, … }.
	 * Always: data (words), rows, and load where it was measured.
	 */
	emit({ metric, ours, peer = null, peerValue = null, value, unit, data, rows, load, ...more }) {
		const goal = this.metrics.find((entry) => entry.metric === metric)?.goal;
		const ratio = peerValue !== null && ours !== undefined ? peerValue / ours : null;
		const record = {
			bench: this.bench,
			metric,
			value: metric.endsWith('.ratio') ? ratio : value,
			unit: metric.endsWith('.ratio') ? 'x' : unit,
			peer,
			peerValue,
			ratio,
			data,
			rows,
			threads: this.threads,
			...(ours === undefined ? {} : { ours }),
			...(goal ? { goal } : {}),
			load,
			...more,
			node: process.version,
			cpu: cpus()[0]?.model,
			measured: new Date().toISOString().slice(0, 16),
		};
		this.records.push(record);
		process.stdout.write(`${JSON.stringify(record)}\n`);
	}

	close() {
		for (const peer of this.peers) peer.close();
	}
}
