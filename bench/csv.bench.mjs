// Reading a CSV file of orders: into typed columns against polars, and as a stream through a group-by in bounded memory.
import { writeOrders } from './csvOrders.mjs';

const CASES = [
	{ name: '1M', rows: 1_000_000, rounds: 7 },
	{ name: '10M', rows: 10_000_000, rounds: 0 }, // only streamed: reading it whole is ten times the other case, for minutes
];

export const metrics = [
	{ metric: 'csv.10M.rss.mb', goal: { op: '<=', value: 512 } },
	{ metric: 'csv.read.1M.ratio' },
];

export async function run(bench) {
	const { Random } = bench.dist('lib/math/index.js');
	for (const { name, rows, rounds } of CASES) {
		const path = await bench.file(`csv-orders-v1-${name}.csv`, (draft) =>
			writeOrders(draft, rows, new Random(5)),
		);
		const data = `${name} synthetic orders, 6 columns, CSV`;
		if (name === '10M') await streamed(bench, path, { data, rows });
		if (rounds > 0) await read(bench, path, { name, rows, rounds, data });
	}
}

/** The whole file into columns that are thrown away: job table.read against polars read_csv. */
async function read(bench, path, { name, rows, rounds, data }) {
	const { runJob, closePool } = bench.dist('lib/compute/index.js');
	const peer = await bench.peer('readCsv.py');
	const { pools } = await peer.call('load', { path });
	const source = { kind: 'file', path, name: 'orders.csv', format: 'csv' };
	const found = {};
	const times = await bench.compare(
		{
			ours: () =>
				bench.measure(async () => {
					const { table } = await runJob('table.read', source, {}, { threads: bench.threads });
					found.ours = factsOf(table);
				}),
			polars: async () => {
				const { seconds, cpu, ...facts } = await peer.call('read');
				found.polars = facts;
				return { seconds, cpu };
			},
		},
		{ rounds, warmups: 1 },
	);
	await closePool();
	if (JSON.stringify(found.ours) !== JSON.stringify(found.polars)) {
		throw new Error(`results differ: ${JSON.stringify(found)}`);
	}
	bench.emit({
		metric: `csv.read.${name}.ratio`,
		ours: times.ours.median,
		peer: 'polars read_csv (eager)',
		peerValue: times.polars.median,
		data,
		rows,
		load: times.load,
		spread: { ours: times.ours, peer: times.polars },
		pools,
	});
}

/** What two right readings share: rows, the sum of a number column, the distinct texts of another, the sum of the dates. */
function factsOf(table) {
	const sum = (name) => {
		let total = 0;
		for (const value of table.column(name).values) total += value;
		return total;
	};
	return {
		rows: table.numRows,
		cents: Math.round(sum('total') * 100),
		quantity: sum('quantity'),
		customers: table.typed('customer_id', 'string').dictionary.size,
		days: sum('order_date') / 86_400_000,
	};
}

async function streamed(bench, path, { data, rows }) {
	const { idle, peak, seconds, groups } = await bench.child('csvRss.child.mjs', [path]);
	bench.emit({
		metric: 'csv.10M.rss.mb',
		value: peak - idle,
		unit: 'MB',
		data: `${data}, streamed through a group-by of ${groups} customers`,
		rows,
		idle,
		peak,
		seconds,
	});
}
