/** On the real worker pool (built package): the number of threads never changes a byte. */
import { closePool, runJob } from '../../../lib/compute';
import { Table, toWire, type FileSource } from '../../../lib/table';
import type { RfmResult } from '../../../lib/features';

const encoder = new TextEncoder();

/** 150,000 lines of 20,011 customers, some ids long, some quoted, with distinct orders over line ends of pieces. */
function ordersFile(): FileSource {
	const lines = ['customer,order,date,amount,category'];
	for (let i = 0; i < 150_000; i++) {
		const id = (i * 7919) % 20_011;
		const customer = id % 10 === 0 ? `"quoted ""${id}"", with a long name"` : `c${id}`;
		const day = new Date(Date.UTC(2023, 0, 1 + (i % 700))).toISOString().slice(0, 10);
		lines.push(`${customer},o${Math.floor(i / 3)},${day},${(i % 977) / 8},k${i % 90}`);
	}
	return { kind: 'file', bytes: encoder.encode(lines.join('\n')), name: 'o.csv', format: 'csv' };
}

const options = {
	...{ customer: 'customer', order: 'order', date: 'date', amount: 'amount', category: 'category' },
	asOf: 'latest',
};

const bytesOf = (table: Table) =>
	toWire(table).columns.map(([name, column]) => [
		name,
		Buffer.from(
			column.values.buffer.slice(0) as ArrayBuffer,
			column.values.byteOffset,
			column.values.byteLength,
		).toString('base64'),
	]);

afterAll(closePool);

describe('features.rfm on threads', () => {
	it('gives the same bytes on one thread and on three, from a file and from a table', async () => {
		const source = ordersFile();
		const one = await runJob<RfmResult>('features.rfm', source, options, { threads: 1 });
		const three = await runJob<RfmResult>('features.rfm', source, options, { threads: 3 });
		expect(three.report).toEqual(one.report);
		expect(one.report).toMatchObject({ rows: 150_000, customers: 20_011, orders: 150_000 });
		expect(bytesOf(three.table)).toEqual(bytesOf(one.table));
		expect(Buffer.compare(three.artefact, one.artefact)).toBe(0);
		const read = await runJob<Table>('table.read', source, {});
		const table = read instanceof Table ? read : Reflect.get(read, 'table');
		const memory = await runJob<RfmResult>('features.rfm', table, options, { threads: 3 });
		expect(memory.report.segments).toEqual(one.report.segments);
		expect(bytesOf(memory.table)).toEqual(bytesOf(one.table));
	}, 120_000);
});
