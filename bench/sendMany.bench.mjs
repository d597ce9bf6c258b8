// A campaign to 10,000 and to 100,000 recipients from a file: how much memory a longer list takes.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SIZES = [10_000, 100_000];

export const metrics = [{ metric: 'send.100k.memory.mb', goal: { op: '<=', value: 500 } }];

function writePeople(path, count) {
	const line = (_, i) => `person${i}@mail.example,Name ${i},${['Ulm', 'Bath', 'Nice'][i % 3]}\n`;
	writeFileSync(path, `email,first_name,city\n${Array.from({ length: count }, line).join('')}`);
}

export async function run(bench) {
	const folder = mkdtempSync(join(tmpdir(), 'marketing-ai-bench-'));
	const script = fileURLToPath(new URL('peers/smtpSink.mjs', import.meta.url));
	const sink = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 2] });
	try {
		const lines = createInterface({ input: sink.stdout })[Symbol.asyncIterator]();
		const { value: port } = await lines.next();
		const runs = [];
		for (const count of SIZES) {
			const own = mkdtempSync(join(folder, 'run-'));
			const file = join(own, 'people.csv');
			writePeople(file, count);
			const found = await bench.child('sendMany.child.mjs', [file, own, port]);
			if (found.sent !== count) throw new Error(`${found.sent} of ${count} were sent.`);
			runs.push({ recipients: count, ...found, perSecond: Math.round(count / found.seconds) });
			process.stderr.write(`bench: ${JSON.stringify(runs.at(-1))}\n`);
		}
		const [, last] = runs;
		bench.emit({
			...{ metric: 'send.100k.memory.mb', value: last.peak - last.idle, unit: 'MB' },
			data: 'highest resident memory above idle of a process that sends one personal message each to 100,000 people of a CSV file (worker thread, SQLite ledger, 5 connections)',
			rows: last.recipients,
			runs,
		});
	} finally {
		sink.stdin.end();
		rmSync(folder, { recursive: true, force: true });
	}
}
