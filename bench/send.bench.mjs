// Sending with the ledger against a plain nodemailer pool that keeps no record: same messages, same sink (a process of its
// own), same number of connections. Ours renders each message and writes each claim and result durably; the pool gets
// its messages rendered.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createTransport } from 'nodemailer';

export const metrics = [{ metric: 'send.ledger.ratio', goal: { op: '>=', value: 0.9 } }];

const COUNT = 3000;
const CONNECTIONS = 5;
const FROM = { name: 'Garden Shop', address: 'news@shop.example' };

async function startSink() {
	const file = fileURLToPath(new URL('peers/smtpSink.mjs', import.meta.url));
	const child = spawn(process.execPath, [file], { stdio: ['pipe', 'pipe', 2] });
	const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	const next = async () => Number((await lines.next()).value);
	const port = await next();
	return {
		port,
		/** Messages since the last question. */
		async taken() {
			child.stdin.write('?\n');
			return await next();
		},
		async close() {
			child.stdin.end();
			await once(child, 'exit');
		},
	};
}

function people() {
	return Array.from({ length: COUNT }, (_, i) => ({
		email: `person${i}@mail.example`,
		first_name: `Name${i}`,
		segment: ['Champions', 'Loyal', 'Lost'][i % 3],
		recommendations: [1, 2, 3, 4].map((k) => ({
			name: `Product ${(i * 7 + k) % 500}`,
			url: `https://shop.example/p/${(i * 7 + k) % 500}`,
			price: 4.5 + k,
			reason: `Because you bought product ${k}`,
		})),
	}));
}

function campaign(html) {
	const offer = (headline) => ({
		headline,
		text: 'Until Sunday.',
		code: 'GREEN',
		link: 'https://shop.example/o',
	});
	return {
		campaign: 'bench',
		from: FROM,
		columns: { email: 'email', segment: 'segment' },
		subject: '{{ offer.headline }}',
		html,
		offers: {
			rules: [{ segment: 'Champions', offer: offer('Gold for you') }],
			otherwise: offer('New this week'),
		},
		unsubscribeUrl: 'https://shop.example/u?e={{ email }}',
		postalAddress: 'Garden Shop, 1 Main Street',
		connections: CONNECTIONS,
		samples: COUNT,
	};
}

const context = {
	signal: { cancelled: false, throwIfCancelled() {}, abortSignal: new AbortController().signal },
	progress() {},
	threads: 1,
	memoryLimit: 2 ** 32,
	map: async () => [],
};

async function sendPlain(port, samples) {
	const pool = createTransport({
		pool: true,
		host: '127.0.0.1',
		port,
		ignoreTLS: true,
		maxConnections: CONNECTIONS,
		maxMessages: Infinity,
		disableFileAccess: true,
		disableUrlAccess: true,
	});
	await Promise.all(
		samples.map(({ recipient, subject, html, text }) =>
			pool.sendMail({
				from: FROM,
				to: { name: '', address: recipient },
				subject,
				html,
				text,
				headers: {
					'List-Unsubscribe': `<https://shop.example/u?e=${encodeURIComponent(recipient)}>`,
				},
			}),
		),
	);
	pool.close();
}

export async function run(bench) {
	const { campaign: room, adapters, store: stores, table } = bench.dist('lib/index.js');
	const { DEFAULT_HTML } = bench.dist('nodes/SendCampaign/defaultTemplate.js');
	const rows = table.recordsToTable(people()).table;
	const folder = mkdtempSync(join(tmpdir(), 'marketing-ai-bench-'));
	const sink = await startSink();
	const clock = adapters.systemClock;
	const smtp = {
		host: '127.0.0.1',
		port: sink.port,
		security: 'none',
		user: '',
		password: '',
		ignoreCertificate: false,
	};
	const options = campaign(DEFAULT_HTML);
	let round = 0;

	async function withStore(work) {
		const store = await stores.openStore(
			{ driver: 'sqlite', file: join(folder, `${++round}.sqlite`) },
			{ clock },
		);
		try {
			return await work(store);
		} finally {
			await store.close();
		}
	}
	async function checked(work) {
		const time = await bench.seconds(work);
		const taken = await sink.taken();
		if (taken !== COUNT) throw new Error(`The sink got ${taken} messages instead of ${COUNT}.`);
		return time;
	}
	const sendOurs = async () =>
		await withStore(async (store) => {
			const transport = await room.smtpTransport(smtp, CONNECTIONS);
			await room.sendCampaign(
				rows,
				options,
				{ store, clock, transport, run: `run${round}` },
				context,
			);
		});

	try {
		const { samples } = await withStore(
			async (store) => await room.previewCampaign(rows, options, { store, clock }, context),
		);
		const times = await bench.compare({
			ours: async () => await checked(sendOurs),
			plain: async () => await checked(async () => await sendPlain(sink.port, samples)),
		});
		bench.emit({
			metric: 'send.ledger.ratio',
			ours: times.ours.median,
			peer: 'nodemailer pool without a ledger, messages rendered before',
			peerValue: times.plain.median,
			data: `${COUNT} personal messages of ${samples[0].html.length} characters, ${CONNECTIONS} connections, SQLite ledger`,
			rows: COUNT,
			load: times.load,
			messagesPerSecond: Math.round(COUNT / times.ours.median),
		});
	} finally {
		await sink.close();
		rmSync(folder, { recursive: true, force: true });
	}
}
