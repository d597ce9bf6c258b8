import { execFile } from 'node:child_process';
import { mkdtemp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '../..');
const run = promisify(execFile);

/** Three kinds of customers: one order each long ago, a few orders, many large recent orders. */
function ordersCsv(): string {
	const lines = ['customer_id,order_id,order_date,total'];
	const add = (id: string, order: number, date: string, total: number) =>
		lines.push(`${id},${id}-${order},${date},${total}`);
	for (let i = 0; i < 20; i++) {
		add(`rare-${i}`, 1, `2023-01-${String((i % 28) + 1).padStart(2, '0')}`, 10 + (i % 3));
		for (let order = 0; order < 4; order++)
			add(`some-${i}`, order, `2024-0${order + 1}-10`, 40 + (i % 5));
		for (let order = 0; order < 12; order++) {
			add(`often-${i}`, order, `2024-${String(order + 1).padStart(2, '0')}-15`, 200 + (i % 7));
		}
	}
	return `${lines.join('\n')}\n`;
}

describe('the library without n8n', () => {
	let folder = '';

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'library-'));
		await mkdir(join(folder, 'node_modules'));
		await symlink(ROOT, join(folder, 'node_modules', 'n8n-nodes-marketing-ai'));
		await writeFile(join(folder, 'orders.csv'), ordersCsv());
	});

	afterAll(async () => await rm(folder, { recursive: true, force: true }));

	it('does what the script in docs/library.md says', async () => {
		const page = await readFile(join(ROOT, 'docs/library.md'), 'utf8');
		const code = /```js\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
		await writeFile(join(folder, 'example.js'), code);
		const { stdout } = await run(process.execPath, ['--no-warnings', 'example.js'], {
			cwd: folder,
		});
		const lines = stdout.trim().split('\n');
		expect(lines.slice(0, 3).map((line) => /: (\d+) customers /.exec(line)?.[1])).toEqual([
			'20',
			'20',
			'20',
		]);
		expect(lines.at(-1)).toBe('Same groups after loading: true');
	});

	it('is loaded without n8n and without reading the environment file', async () => {
		const script = `const before = Object.keys(require.cache).length;
			require('n8n-nodes-marketing-ai');
			console.log(Object.keys(require.cache).filter((file) => /node_modules\\/(n8n-core|n8n-workflow|dotenv|pg)\\//.test(file)).length);`;
		const { stdout } = await run(process.execPath, ['--preserve-symlinks', '-e', script], {
			cwd: folder,
		});
		expect(stdout.trim()).toBe('0');
	});
});
