/**
 * Learns the weights of the sentiment engine and writes lib/text/sentiment/weights/*.safetensors. Needs `npm run build` and
 * ../shared/data. Same data + same seed = same bytes.
 *
 *   node scripts/sentiment/train.mjs [language …]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { learnLanguage, SENTIMENT_LANGUAGES } from './learnLanguage.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const library = createRequire(import.meta.url)(resolve(root, 'dist/lib/text/sentiment/train'));
const { loadPacks } = createRequire(import.meta.url)(resolve(root, 'dist/lib/text'));
const data = process.env.SENTIMENT_DATA ?? resolve(root, '../shared/data');
const wanted = process.argv.slice(2);
const packs = await loadPacks();
const folder = resolve(root, 'lib/text/sentiment/weights');
mkdirSync(folder, { recursive: true });
for (const language of wanted.length > 0 ? wanted : SENTIMENT_LANGUAGES) {
	const { weights } = learnLanguage(library, packs, data, language);
	const bytes = library.encodeWeights(weights);
	writeFileSync(resolve(folder, `${language}.safetensors`), bytes);
	console.error(`${language}: ${JSON.stringify(weights.sources)}, ${bytes.length} bytes`);
}
