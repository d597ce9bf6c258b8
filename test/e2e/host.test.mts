// The scripts behind `npm start` and `npm test`.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { tryLock } from '../../scripts/host/folderLock.mjs';
import { freePort } from '../../scripts/host/ports.mjs';
import { unflatten } from '../../scripts/host/unflatten.mjs';
import { makeShop } from '../../scripts/shop/generate.mjs';
import { temporaryFolder } from './support/host.mts';

const contender = new URL('./support/lockContender.mjs', import.meta.url).pathname;

async function contend(lock: string, journal: string): Promise<number | null> {
	const child = spawn(process.execPath, [contender, lock, journal, '50'], { stdio: 'ignore' });
	return await new Promise((resolve) => child.once('exit', resolve));
}

/** A process number that nobody has any more. */
async function deadProcess(): Promise<number> {
	const child = spawn(process.execPath, ['-e', '']);
	await new Promise((resolve) => child.once('exit', resolve));
	return child.pid ?? 0;
}

describe('the lock between processes', () => {
	test('lets six processes in one after the other, never two at once', async () => {
		const folder = temporaryFolder('lock');
		const journal = join(folder, 'journal.txt');
		const codes = await Promise.all(
			Array.from({ length: 6 }, () => contend(join(folder, 'lock'), journal)),
		);
		const lines = readFileSync(journal, 'utf8').trim().split('\n');
		expect(codes).toEqual([0, 0, 0, 0, 0, 0]);
		expect(lines).toHaveLength(12);
		for (let i = 0; i < lines.length; i += 2) {
			expect(lines[i + 1]).toBe(lines[i]?.replace('in', 'out'));
		}
	});

	test('is taken over from a process that died', async () => {
		const lock = join(temporaryFolder('lock'), 'lock');
		mkdirSync(lock);
		const owner = { pid: await deadProcess(), host: hostname() };
		writeFileSync(join(lock, 'owner.json'), JSON.stringify(owner));
		const release = tryLock(lock);
		expect(release).toBeInstanceOf(Function);
		release?.();
	});

	test('is not taken from a process that lives', () => {
		const lock = join(temporaryFolder('lock'), 'lock');
		mkdirSync(lock);
		writeFileSync(join(lock, 'owner.json'), JSON.stringify({ pid: process.pid, host: hostname() }));
		expect(tryLock(lock)).toBe(undefined);
	});
});

test('a port in use is left alone and another one is chosen', async () => {
	const server = createServer().listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	const address = server.address();
	const taken = typeof address === 'object' ? (address?.port ?? 0) : 0;
	const chosen = await freePort(taken);
	expect(chosen).not.toBe(taken);
	expect(chosen).toBeGreaterThan(0);
	server.close();
});

describe('execution data', () => {
	test('is unflattened: strings are indexes, other primitives stand in place, cycles stay cycles', () => {
		// {"a":["x",1,null,true],"self":<root>} as the flatted format writes it
		const value = unflatten('[{"a":"1","self":"0"},["2",1,null,true],"x"]') as Record<
			string,
			unknown
		>;
		expect(value['a']).toEqual(['x', 1, null, true]);
		expect(value['self']).toBe(value);
	});

	test('with a key named __proto__ does not change the prototype', () => {
		const value = unflatten('[{"__proto__":"1"},{"polluted":true}]') as object;
		expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
		expect(Object.keys(value)).toEqual(['__proto__']);
	});
});

describe('the sample shop', () => {
	const shop = makeShop();

	test('is the same every time', () => {
		expect(makeShop().files).toEqual(shop.files);
		expect(makeShop({ seed: 8 }).files['orders.csv']).not.toBe(shop.files['orders.csv']);
	});

	test('has 600 customers, 120 products and about 12,000 order lines over two years', () => {
		const days = shop.lines.map(({ time }) => time);
		expect(shop.customers).toHaveLength(600);
		expect(shop.products).toHaveLength(120);
		expect(shop.lines.length).toBeGreaterThan(11_000);
		expect(shop.lines.length).toBeLessThan(13_500);
		expect((Math.max(...days) - Math.min(...days)) / 86_400_000).toBeGreaterThan(700);
	});

	test('uses only addresses that are reserved for examples', () => {
		const domains = new Set(shop.customers.map(({ email }) => email.split('@')[1]));
		expect([...domains].sort()).toEqual(['example.com', 'example.net', 'example.org']);
	});
});
