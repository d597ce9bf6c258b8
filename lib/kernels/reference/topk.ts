import { tileValue } from './tile';
import type { Twin, Views } from './views';

const topK: Twin = (
	m,
	chunk,
	_worker,
	users,
	nUsers,
	d,
	usersPerChunk,
	packed,
	nItems,
	zeros,
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
			// Every unit starts from the same zeros.
			const unit = packed + (item >> 2) * d * 16;
			const score = tileValue(m, users + user * d * 4, unit, d, zeros, item & 3);
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

export const topKTwins = { topK };
