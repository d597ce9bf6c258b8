// The order of the files: the longest first, so that no worker is left with one of them at the end while the other has nothing to do.
import { basename } from 'node:path';
import Sequencer from '@jest/test-sequencer';

const LONGEST = [
	...['completeJourney', 'editor', 'queueMode', 'neverTwice', 'sentiment', 'winBack', 'shop'],
	...['registry', 'audience', 'sendByHttp', 'predict'],
];

const rankOf = ({ path }) => {
	const rank = LONGEST.indexOf(basename(path).replace('.test.mts', ''));
	return rank < 0 ? LONGEST.length : rank;
};

export default class LongestFirst extends Sequencer {
	sort(tests) {
		return [...tests].sort((a, b) => rankOf(a) - rankOf(b) || (a.path < b.path ? -1 : 1));
	}
}
