import { readdirSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { closePool, runJob } from '../../../lib/compute';
import { workInBackground } from '../../../lib/compute/priority';
import { Table } from '../../../lib/table';

jest.mock('../../support/workerFile', () => ({
	WORKER_FILE: join(__dirname, '../../support/computeWorker.js'),
}));

const onLinux = process.platform === 'linux' ? test : test.skip;

afterAll(closePool);

/** How many threads of this process have this niceness (field 19 of proc's stat). */
const threadsAt = (nice: number) =>
	readdirSync('/proc/self/task').filter((id) => {
		const stat = readFileSync(join('/proc/self/task', id, 'stat'), 'utf8');
		return Number(stat.slice(stat.lastIndexOf(')')).split(' ')[17]) === nice;
	}).length;

onLinux('a job runs with low priority while the main thread keeps its own', async () => {
	const own = getPriority();
	const before = threadsAt(10);
	await runJob<number>('thread', new Table([]), {});
	expect(threadsAt(10)).toBe(before + 1);
	expect(getPriority()).toBe(own);
});

test('nothing is changed where a priority belongs to the whole process', () => {
	const before = getPriority();
	expect(workInBackground('darwin')).toBe(null);
	expect(workInBackground('win32')).toBe(null);
	expect(getPriority()).toBe(before);
});
