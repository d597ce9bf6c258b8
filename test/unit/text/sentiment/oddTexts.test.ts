/**
 * What the engine says of thousands of odd texts stays the same to the last bit, however it is made faster: test/golden/oddTexts.json
 * holds digests of what the code of November 2026 said before its reader was written anew.
 */
import { createHash } from 'node:crypto';
import { openSentiment, type SentimentEngine } from '../../../../lib/text';
import { SENTIMENT_LANGUAGES } from '../../../../lib/text/sentiment/openSentiment';
import expected from '../../../golden/oddTexts.json';
import { oddTexts } from '../../../support/oddTexts';

const texts = oddTexts();
let engine: SentimentEngine;

beforeAll(async () => {
	engine = await openSentiment();
});

describe('odd texts', () => {
	it.each(SENTIMENT_LANGUAGES)('get the same scores and words that counted in "%s"', (language) => {
		const digest = createHash('sha256');
		for (const text of texts)
			digest.update(
				JSON.stringify([engine.analyse(text, { language }), engine.hits(text, language)]),
			);
		expect(digest.digest('hex')).toBe(new Map(Object.entries(expected)).get(language));
	});
});
