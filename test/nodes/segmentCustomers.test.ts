import { tableToRecords } from '../../lib/table';
import { SegmentCustomers } from '../../nodes/SegmentCustomers/SegmentCustomers.node';
import { fakeExecute, fileItem, items } from '../support/fakeExecute';
import { useOwnStore } from '../support/ownStore';
import { plantedCustomers } from '../unit/segment/plantedGroups';

useOwnStore();

type Json = ReturnType<typeof items>[number]['json'];

const customers: Json[] = tableToRecords(plantedCustomers(90)).map((record) => ({
	...(record as Json),
	nested: { keep: [1, 2] },
}));
const inputs = [items(...customers)];

const FIND = {
	operation: 'findSegments',
	columns: 'recency, frequency, monetary',
	numberOfSegments: 'auto',
	minClusters: 2,
	maxClusters: 6,
	saveAs: '',
};

async function run(parameters: Record<string, unknown>, given = inputs, more = {}) {
	const fake = fakeExecute({ parameters, inputs: given, outputs: 3, ...more });
	const [out = [], profiles = [], report = []] = await new SegmentCustomers().execute.call(
		fake.node,
	);
	return { out, profiles, report, files: fake.files };
}

describe('Segment Customers', () => {
	it('adds segment and name to each customer, keeps everything else, and pairs items', async () => {
		const { out } = await run(FIND);
		expect(out).toHaveLength(90);
		out.forEach(({ json, pairedItem }, i) => {
			expect(json).toMatchObject({ ...customers[i], segment: (i % 3) + 1 });
			expect(json['segmentName']).toEqual(expect.stringMatching(/^[A-Z]/));
			expect(pairedItem).toEqual({ item: i });
		});
	});

	it('does not change its input items', async () => {
		const before = structuredClone(inputs);
		await run(FIND);
		expect(inputs).toEqual(before);
	});

	it('gives one profile a segment, paired with all customers, and one report', async () => {
		const { profiles, report } = await run(FIND);
		expect(profiles.map(({ json }) => [json['segment'], json['customers']])).toEqual([
			[1, 30],
			[2, 30],
			[3, 30],
		]);
		expect(profiles[0]?.pairedItem).toHaveLength(90);
		expect(report).toHaveLength(1);
		expect(report[0]?.json).toMatchObject({
			rows: 90,
			nClusters: 3,
			chosenBy: 'silhouette',
			model: null,
		});
	});

	it('makes exactly as many segments as are fixed', async () => {
		const { profiles } = await run({ ...FIND, numberOfSegments: 'fixed', nClusters: 4 });
		expect(profiles).toHaveLength(4);
	});

	it('saves segments and assigns later customers as the training would have', async () => {
		const trained = await run({ ...FIND, saveAs: 'test-segments' });
		expect(trained.report[0]?.json['model']).toEqual({ name: 'test-segments', version: 1 });
		const assign = {
			operation: 'assign',
			model: { __rl: true, mode: 'name', value: 'test-segments' },
		};
		const later = await run(assign, [inputs[0]?.slice(10, 20) ?? []]);
		expect(later.out.map(({ json }) => json)).toEqual(
			trained.out.slice(10, 20).map(({ json }) => json),
		);
		expect(later.report[0]?.json['model']).toEqual({ name: 'test-segments', version: 1 });
	});

	it('says which models there are when the named one is missing', async () => {
		const assign = {
			operation: 'assign',
			model: { __rl: true, mode: 'name', value: 'no-such-model' },
		};
		await expect(run(assign)).rejects.toThrow(/no-such-model/);
	});

	it('puts customers on the RFM grid', async () => {
		const grid = {
			operation: 'rfmGrid',
			recencyColumn: 'recency',
			frequencyColumn: 'frequency',
			monetaryColumn: 'monetary',
		};
		const { out, profiles } = await run(grid);
		expect(out[0]?.json).toMatchObject({
			...customers[0],
			recencyScore: 5,
			segmentName: 'Champions',
		});
		expect(profiles.map(({ json }) => json['segmentName'])).toContain('Lost');
	});

	it('reads customers from a file and gives a file back', async () => {
		const lines = customers.map(
			(c) =>
				`${String(c['customer_id'])},${String(c['recency'])},${String(c['frequency'])},${String(c['monetary'])}`,
		);
		const csv = ['customer_id,recency,frequency,monetary', ...lines].join('\n');
		const file = { ...FIND, inputSource: 'file', binaryProperty: 'data' };
		const { out } = await run(file, [[fileItem(csv, 'customers.csv')]]);
		expect(out).toHaveLength(90);
		expect(out[4]).toMatchObject({ json: { customer_id: 'c4', segment: 2 }, pairedItem: 0 });
		const written = await run({ ...file, outputFormat: 'csv' }, [[fileItem(csv, 'customers.csv')]]);
		expect(written.out).toHaveLength(1);
		const text = written.files.get('segments.csv')?.toString() ?? '';
		expect(text.split('\n')[0]?.trim()).toBe(
			'customer_id,recency,frequency,monetary,segment,segmentName,segmentDistance',
		);
	});

	it('explains a failure, as an error or as an item when it continues on fail', async () => {
		const few = [items({ recency: 1, frequency: 1, monetary: 1 })];
		await expect(run(FIND, few)).rejects.toThrow(/No column tells customers apart/);
		const { out } = await run(FIND, few, { continueOnFail: true });
		expect(out[0]?.json).toMatchObject({ code: 'INVALID_PARAMETER' });
	});

	it('stops when the execution is cancelled', async () => {
		const abort = new AbortController();
		abort.abort();
		await expect(run(FIND, inputs, { signal: abort.signal })).rejects.toThrow(/cancelled/);
	});
});
