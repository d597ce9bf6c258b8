// Job campaign.send on a CSV file of recipients, in a process of its own: node sendMany.child.mjs FILE FOLDER PORT prints
// { idle, peak, seconds, sent } (MB; peak: of this process and its worker threads).
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { peakMemory } from './harness/peakMemory.mjs';

const dist = process.env.BENCH_DIST ?? fileURLToPath(new URL('../dist', import.meta.url));
const load = createRequire(import.meta.url);
const { closePool, runJob } = load(join(dist, 'lib/compute/index.js'));
const { DEFAULT_HTML } = load(join(dist, 'nodes/SendCampaign/defaultTemplate.js'));

const MB = 2 ** 20;
const [path, folder, port] = process.argv.slice(2);
const idle = Math.round(process.memoryUsage.rss() / MB);
const begin = performance.now();
const source = { kind: 'file', path, name: 'people.csv', format: 'csv' };
const { summary } = await runJob('campaign.send', source, {
	campaign: 'many',
	from: { name: 'Garden Shop', address: 'news@shop.example' },
	columns: { email: 'email', name: 'first_name' },
	subject: 'Hello {{ first_name }}',
	html: DEFAULT_HTML,
	postalAddress: 'Garden Shop, 1 Main Street',
	store: { driver: 'sqlite', file: join(folder, 'store.sqlite') },
	smtp: {
		...{ host: '127.0.0.1', port: Number(port), security: 'none' },
		...{ user: '', password: '', ignoreCertificate: false },
	},
});
const seconds = Number(((performance.now() - begin) / 1000).toFixed(2));
const peak = Math.round(peakMemory() / MB);
process.stdout.write(`${JSON.stringify({ idle, peak, seconds, sent: summary.counts.sent })}\n`);
await closePool();
process.exit(0);
