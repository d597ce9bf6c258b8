import { laneSum } from './tile';
import type { Twin, Views } from './views';

const unitWidth: Twin = (m, _chunk, _worker, out) => m.setInt(out, 0, 12);

/** The twin of topK scores in float32 at once and needs no quantised items. */
const quantiseItems: Twin = () => undefined;

const topK: Twin = (
	m,
	chunk,
	_worker,
	users,
	nUsers,
	d,
	usersPerChunk,
	items,
	_packed,
	nItems,
	k,
	excludePtr,
	excludeItems,
	outItems,
	outScores,
) => {
	const end = Math.min(nUsers, (chunk + 1) * usersPerChunk);
	for (let user = chunk * usersPerChunk; user < end; user++) {
		const excluded = excludedOf(m, user, excludePtr, excludeItems);
		const found: { item: number; score: number }[] = [];
		for (let item = 0; item < nItems; item++) {
			if (excluded.has(item)) continue;
			const [a, b] = [users + user * d * 4, items + item * d * 4];
			const score = laneSum(d, (f) => Math.fround(m.float(a, f) * m.float(b, f)));
			if (score > -Infinity) found.push({ item, score });
		}
		found.sort((a, b) => b.score - a.score || a.item - b.item);
		for (let at = 0; at < k; at++) {
			m.setInt(outItems, user * k + at, found[at]?.item ?? -1);
			m.setFloat(outScores, user * k + at, found[at]?.score ?? -Infinity);
		}
	}
};

function excludedOf(m: Views, user: number, pointer: number, items: number): Set<number> {
	const excluded = new Set<number>();
	for (let at = m.word(pointer, user); at < m.word(pointer, user + 1); at++) {
		excluded.add(m.int(items, at));
	}
	return excluded;
}

export const topKTwins = { quantiseItems, topK, unitWidth };
