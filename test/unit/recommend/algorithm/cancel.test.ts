/** Cancelling a training on a real thread: the answer comes within a second, whatever was going on. */
import { closePool, runJob } from '../../../../lib/compute';
import { Random } from '../../../../lib/math';
import { ALGORITHMS } from '../../../../lib/recommend';
import { stringColumn, Table } from '../../../../lib/table';

jest.setTimeout(60_000);
afterAll(async () => await closePool());

const random = new Random(4);
const rows = Array.from({ length: 150_000 }, () => [
	`c${random.integer(6_000)}`,
	`p${Math.floor(random.uniform() ** 2 * 3_000)}`,
]);
const events = new Table([
	['customer', stringColumn(rows.map(([customer = '']) => customer))],
	['product', stringColumn(rows.map(([, product = '']) => product))],
]);
const options = { customerColumn: 'customer', productColumn: 'product' };
const LONG = ALGORITHMS.filter((algorithm) => !['popularity', 'itemKnn'].includes(algorithm));

it.each(LONG)('training with %s ends within a second of a cancel', async (algorithm) => {
	const abort = new AbortController();
	let cancelledAt = 0;
	const timer = setTimeout(() => {
		cancelledAt = performance.now();
		abort.abort();
	}, 1_500);
	const work = runJob(
		'recommend.train',
		events,
		{ ...options, algorithm },
		{ signal: abort.signal, threads: 2 },
	);
	await expect(work).rejects.toMatchObject({ code: 'CANCELLED' });
	clearTimeout(timer);
	expect(performance.now() - cancelledAt).toBeLessThan(1_000);
});
