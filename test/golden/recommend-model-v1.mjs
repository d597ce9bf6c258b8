// A recommender saved in schema version 1 with what it recommended, made by the package as of commit 0bf1a86; prints recommend-model-v1.json.
//
// npx gulp build && node test/golden/recommend-model-v1.mjs > test/golden/recommend-model-v1.json
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { closePool, runJob, table } = require('../../dist/lib/index.js');
const { integerColumn, stringColumn, tableToRecords, Table } = table;

// Two tastes: even customers buy even products. Every seventh purchase came back.
const events = Array.from({ length: 160 }, (_, i) => {
	const customer = (i * 7) % 20;
	const product = ((i * 5) % 11) * 2 + (customer % 2);
	return {
		customer: `c${customer}`,
		product: `p${product % 18}`,
		quantity: i % 7 === 3 ? -1 : 1 + (i % 3),
	};
});
const column = (name) => events.map((event) => event[name]);
const orders = new Table([
	['customer', stringColumn(column('customer'))],
	['product', stringColumn(column('product'))],
	['quantity', integerColumn(column('quantity'))],
]);
const customerIds = [...Array.from({ length: 20 }, (_, i) => `c${i}`), 'new'];
const segments = customerIds.map((_, i) => (i % 3 === 0 ? 'gold' : 'basic'));
const customers = new Table([
	['customer', stringColumn(customerIds)],
	['segment', stringColumn(segments)],
]);
const { artefact } = await runJob('recommend.train', orders, {
	customerColumn: 'customer',
	productColumn: 'product',
	quantityColumn: 'quantity',
	factors: 3,
	regularization: 4,
	evaluation: 'none',
	segments: { customers, customerColumn: 'customer', segmentColumn: 'segment' },
});
const { table: out } = await runJob('recommend.forCustomers', customers, {
	customerColumn: 'customer',
	segmentColumn: 'segment',
	topN: 3,
	artefact,
});
console.log(
	JSON.stringify(
		{
			artefact: Buffer.from(artefact).toString('base64'),
			customers: customerIds,
			segments,
			recommendations: tableToRecords(out, 0, out.numRows),
		},
		null,
		'\t',
	),
);
await closePool();
