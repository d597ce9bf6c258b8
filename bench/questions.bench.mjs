// Ready questions on real orders: who churns, who buys, how much is spent. Judged on the latest snapshot by a model of the earlier ones,
// beside the base rate (or mean) and the last-period rule. Fixed algorithms, seed 42, so that two runs give the same numbers.
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';

const DATA = new URL('../../shared/data/', import.meta.url);

const csv = (file) => ({
	kind: 'file',
	bytes: gunzipSync(readFileSync(new URL(file, DATA))),
	name: file,
	format: 'csv',
});

/** One purchase a line: customer, sample number, day, pieces, amount. */
function cdnow() {
	const text = readFileSync(new URL('cdnow-sample/CDNOW_sample.txt', DATA), 'utf8');
	const lines = text
		.trim()
		.split('\n')
		.map((line) => line.trim().split(/\s+/))
		.map(([, id, day, , amount]) =>
			[id, `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`, amount].join(','),
		);
	const bytes = new TextEncoder().encode(`customer,date,amount\n${lines.join('\n')}\n`);
	return { kind: 'file', bytes, name: 'cdnow.csv', format: 'csv' };
}

const SETS = [
	{
		name: 'completejourney',
		file: 'completejourney/transactions_sample.csv.gz',
		read: csv,
		columns: {
			customer: 'household_id',
			date: 'transaction_timestamp',
			amount: 'sales_value',
			order: 'basket_id',
		},
		asked: [
			['willBuy', 30],
			['willChurn', 30],
			['spend', 30],
		],
	},
	{
		name: 'cdnow',
		file: 'cdnow-sample/CDNOW_sample.txt',
		read: cdnow,
		columns: { customer: 'customer', date: 'date', amount: 'amount' },
		asked: [
			['willBuy', 30],
			['willChurn', 90],
			['spend', 30],
		],
	},
	{
		name: 'superstore',
		file: 'superstore/orders.csv.gz',
		read: csv,
		columns: {
			customer: 'Customer ID',
			date: 'Order Date',
			amount: 'Sales',
			order: 'Order ID',
			category: 'Category',
		},
		asked: [
			['willBuy', 30],
			['willChurn', 90],
			['spend', 90],
		],
	},
];

const MEASURED = {
	willBuy: ['rocAuc', 'logLoss'],
	willChurn: ['rocAuc', 'logLoss'],
	spend: ['mae', 'rmse'],
};

export const metrics = SETS.flatMap(({ name, asked }) =>
	asked.flatMap(([question]) =>
		MEASURED[question].map((metric) => ({ metric: `${name}.${question}.${metric}` })),
	),
);

const context = {
	threads: 1,
	memoryLimit: 2 ** 31,
	progress: () => undefined,
	signal: {
		cancelled: false,
		throwIfCancelled: () => undefined,
		abortSignal: new AbortController().signal,
	},
	map: () => Promise.reject(new Error('One thread maps nothing.')),
};

export async function run(bench) {
	const { trainQuestion } = bench.dist('lib/learn/index.js');
	for (const { name, file, read, columns, asked } of SETS) {
		if (!existsSync(fileURLToPath(new URL(file, DATA)))) {
			process.stderr.write(`skipped: ../shared/data/${file} is not there\n`);
			continue;
		}
		for (const [question, horizonDays] of asked) {
			const algorithm = question === 'spend' ? 'ridge' : 'logisticRegression';
			const options = { snapshots: { ...columns, question, horizonDays }, training: { algorithm } };
			const { report } = await trainQuestion(read(file), options, context);
			tell(bench, { name, question, horizonDays, algorithm, report });
		}
	}
}

function tell(bench, { name, question, horizonDays, algorithm, report }) {
	const judged = report.question.snapshots.at(-1);
	for (const metric of MEASURED[question]) {
		const { value, low, high, baseline } = report.metrics[metric];
		const rule = report.rival.metrics[metric];
		bench.emit({
			metric: `${name}.${question}.${metric}`,
			value,
			unit: metric,
			data: `${name}, ${horizonDays} days ahead, ${judged.customers} customers of ${judged.date}, 95 % interval ${fixed(low)}–${fixed(high)}; ${report.baseline} baseline ${fixed(baseline)}, last-period rule ${fixed(rule.value)} (${fixed(rule.low)}–${fixed(rule.high)}); beats them: ${report.beatsBaseline}, ${report.rival.beaten}`,
			rows: report.rows,
			options: { algorithm },
		});
	}
}

const fixed = (value) => (value === null ? '–' : value.toFixed(3));
