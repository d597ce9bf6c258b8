// Interactions with tastes in them: what the ALS and top-k benches learn from, and entries held out to judge by.
import { readFileSync, writeFileSync } from 'node:fs';

const [TOPICS, EVERYTHING, HELD] = [100, 0.2, 0.1];

/**
 * Busy users and popular items (powers of a uniform number). Four of five draws come from one of the user's three topics
 * (60, 30, 10 %), the rest from all items. Repeats of a pair are added up; one pair in ten is held out.
 */
export function plantTastes({ Random, buildCsr }, { users, items, draws }) {
	const random = new Random(5);
	const tastes = Uint8Array.from({ length: users * 3 }, () => random.integer(TOPICS));
	const rows = new Uint32Array(draws);
	const columns = new Uint32Array(draws);
	for (let i = 0; i < draws; i++) {
		const user = Math.floor(users * random.uniform() ** 1.5);
		rows[i] = user;
		columns[i] = drawItem(random, items, tastes.subarray(user * 3, user * 3 + 3));
	}
	return holdOut(buildCsr(users, items, { rows, columns }), random);
}

function drawItem(random, items, tastes) {
	if (random.uniform() < EVERYTHING) return Math.floor(items * random.uniform() ** 2);
	const which = random.uniform();
	const topic = tastes[which < 0.6 ? 0 : which < 0.9 ? 1 : 2];
	return topic + TOPICS * Math.floor((items / TOPICS) * random.uniform() ** 2);
}

function holdOut({ nRows, nCols, indptr, indices, values }, random) {
	const held = Uint8Array.from(indices, () => (random.uniform() < HELD ? 1 : 0));
	const part = (flag) => {
		const ends = new Uint32Array(nRows + 1);
		for (let row = 0; row < nRows; row++) {
			let count = ends[row];
			for (let at = indptr[row]; at < indptr[row + 1]; at++) count += held[at] === flag ? 1 : 0;
			ends[row + 1] = count;
		}
		const keep = (list) => list.filter((_, at) => held[at] === flag);
		return { nRows, nCols, indptr: ends, indices: keep(indices), values: keep(values) };
	};
	return { train: part(0), held: part(1) };
}

const bytesOf = (array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

export function writeCsr(path, { nRows, nCols, indptr, indices, values }) {
	const counts = new Uint32Array([nRows, nCols, indices.length]);
	writeFileSync(path, Buffer.concat([counts, indptr, indices, values].map(bytesOf)));
}

export function readCsr(path) {
	const words = wordsOf(path);
	const [nRows, nCols, entries] = words;
	const indptr = words.subarray(3, 4 + nRows);
	const indices = words.subarray(4 + nRows, 4 + nRows + entries);
	const values = new Float32Array(words.buffer, 4 * (4 + nRows + entries), entries);
	return { nRows, nCols, indptr, indices, values };
}

export const readFloats = (path) => new Float32Array(wordsOf(path).buffer);

/** A copy that begins at a multiple of four bytes. */
function wordsOf(path) {
	const file = readFileSync(path);
	return new Uint32Array(file.buffer.slice(file.byteOffset, file.byteOffset + file.length));
}

/** The two files of the benches: 100,000 users x 20,000 items, about 5 million entries to learn from. */
export async function plantedFiles(bench) {
	const math = bench.dist('lib/math/index.js');
	const size = { users: 100_000, items: 20_000, draws: 6_500_000 };
	const name = 'tastes-v1-100kx20kx6.5M';
	let made;
	const plant = () => (made ??= plantTastes(math, size));
	const train = await bench.file(`${name}.train`, (draft) => writeCsr(draft, plant().train));
	const held = await bench.file(`${name}.held`, (draft) => writeCsr(draft, plant().held));
	return { train, held };
}

/** Mean nDCG@10 of every `step`-th user with held-out items, what he has excluded; binary, ideal = min(10, his items). */
export function ndcg({ recommendTopK }, { users, items, factors }, { train, held, step }) {
	const ids = [];
	for (let user = 0; user < train.nRows; user += step) {
		if (held.indptr[user + 1] > held.indptr[user]) ids.push(user);
	}
	const data = new Float32Array(ids.length * factors);
	ids.forEach((id, at) => data.set(users.subarray(id * factors, (id + 1) * factors), at * factors));
	const of = (csr, id) => csr.indices.subarray(csr.indptr[id], csr.indptr[id + 1]);
	const lists = ids.map((id) => of(train, id));
	const indptr = new Uint32Array(ids.length + 1);
	lists.forEach((list, at) => (indptr[at + 1] = indptr[at] + list.length));
	const indices = new Uint32Array(indptr[ids.length]);
	lists.forEach((list, at) => indices.set(list, indptr[at]));
	const found = recommendTopK(
		{ data, nRows: ids.length, nCols: factors },
		{ data: items, nRows: train.nCols, nCols: factors },
		{ k: 10, exclude: { indptr, indices }, threads: 2 },
	);
	const gain = (place) => 1 / Math.log2(place + 2);
	let total = 0;
	ids.forEach((id, at) => {
		const wanted = new Set(of(held, id));
		let [own, ideal] = [0, 0];
		for (let place = 0; place < 10; place++) {
			if (wanted.has(found.items[at * 10 + place])) own += gain(place);
			if (place < wanted.size) ideal += gain(place);
		}
		total += own / ideal;
	});
	return total / ids.length;
}
