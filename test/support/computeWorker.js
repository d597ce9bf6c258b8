// A worker of the built package with jobs that only the tests of lib/compute need.
const { serveJobs } = require('../../dist/lib/compute');
const { LibraryError } = require('../../dist/lib/errors');
const { numberColumn, Table } = require('../../dist/lib/table');

const job = (run) => ({ load: async () => run });

const spin = (milliseconds) => {
	const end = performance.now() + milliseconds;
	while (performance.now() < end);
};

serveJobs({
	jobs: {
		double: job((table) => {
			const { values } = table.typed('x', 'number');
			return {
				nested: [{ table: new Table([['x', numberColumn([...values].map((x) => 2 * x))]]) }],
			};
		}),
		writeShared: job((table) => {
			table.typed('x', 'number').values[0] = 99;
			return null;
		}),
		optionTable: job((table, { other }) => other.numRows),
		loops: job((table, options, { signal }) => {
			for (;;) signal.throwIfCancelled();
		}),
		deaf: job(() => {
			for (;;);
		}),
		waits: job(
			async (table, options, { signal }) =>
				await new Promise((_, reject) => {
					signal.abortSignal.addEventListener('abort', () =>
						reject(new Error('told by the signal')),
					);
				}),
		),
		asks: job(async (table, { service, question }, { ask }) => await ask(service, question)),
		asksTwice: job(
			async (table, options, { ask }) => await Promise.all([ask('wait', 30), ask('wait', 1)]),
		),
		steps: job((table, options, { progress }) => {
			progress(0.5, 'half');
			progress(1, 'done');
			return 'finished';
		}),
		refuses: job(() => {
			throw new LibraryError('INVALID_PARAMETER', 'k must be 1..3, got 5', 'Lower k.', { k: 5 });
		}),
		breaks: job(() => {
			throw new TypeError('x is not a function');
		}),
		dies: job(() => process.exit(7)),
		fillsHeap: job(() => {
			const rows = [];
			for (;;) rows.push({ a: rows.length, b: [rows.length] });
		}),
		fillsBuffers: job(async () => {
			const parts = [];
			for (let i = 0; i < 400; i++) {
				parts.push(new Uint8Array(2 ** 22).fill(1));
				await new Promise((resolve) => setTimeout(resolve, 10));
			}
			return parts.length;
		}),
		thread: job(() => require('node:worker_threads').threadId),
		priority: job(() => require('node:os').getPriority(0)),
		uncloneable: job(() => () => 1),
		maps: job(async (table, { inputs }, { map }) => await map('square', inputs)),
		mapsFailing: job(async (table, options, { map }) => await map('fails', [1, 2, 3])),
		mapsDeaf: job(async (table, options, { map }) => await map('deaf', [1, 2])),
	},
	tasks: {
		square: async () => (x) => {
			spin(20);
			return { square: x * x, thread: require('node:worker_threads').threadId };
		},
		fails: async () => (x) => {
			if (x === 2) throw new LibraryError('EMPTY_INPUT', `part ${x} is empty`, 'Fill it.');
			return x;
		},
		deaf: async () => () => {
			for (;;);
		},
	},
});
