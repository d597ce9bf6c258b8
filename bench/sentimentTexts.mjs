// English texts to read in benches: those of ../shared/data where they are there, else sentences of our own put together.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const DATA = fileURLToPath(new URL('../../shared/data/', import.meta.url));

/** File, and the column that holds the text. */
const FILES = [
	['vader-gold/tweets_GroundTruth.txt', 2],
	['vader-gold/amazonReviewSnippets_GroundTruth.txt', 2],
	['uci-sentences/amazon_cells_labelled.txt', 0],
	['uci-sentences/imdb_labelled.txt', 0],
	['uci-sentences/yelp_labelled.txt', 0],
];

const THINGS =
	'delivery parcel phone screen battery price service staff colour size fabric app hotel food'.split(
		' ',
	);
const SAYINGS = [
	'was great, thank you!',
	'is not what I ordered :(',
	'could have been a bit better, but I am happy with it',
	'arrived two days late and nobody answered my mails',
	'works exactly as described, very easy to use',
	'broke after a week. Waste of money!!!',
	'is okay for this price',
	'looks really nice and my sister loves it 😊',
];
const BEGINNINGS = [
	'The',
	'My new',
	'Honestly, the',
	'So far the',
	'Again: the',
	'For the price the',
];

function made() {
	const texts = [];
	for (const beginning of BEGINNINGS)
		for (const thing of THINGS)
			for (const saying of SAYINGS) texts.push(`${beginning} ${thing} ${saying}`);
	return texts;
}

/** { texts, data }: some thousand short English texts, and what they are in words. */
export function englishTexts() {
	if (!FILES.every(([name]) => existsSync(DATA + name)))
		return { texts: made(), data: 'made-up reviews (../shared/data is not there)' };
	const texts = FILES.flatMap(([name, column]) =>
		readFileSync(DATA + name, 'utf8')
			.split('\n')
			.map((line) => line.split('\t')[column]?.trim() ?? '')
			.filter((text) => text !== ''),
	);
	return { texts, data: 'tweets, Amazon snippets, product, film and restaurant sentences' };
}

/** Writes `rows` reviews of those texts as CSV, each with a number of its own, so that no two are equal. */
export async function writeReviews(file, rows) {
	const { createWriteStream } = await import('node:fs');
	const { once } = await import('node:events');
	const { texts } = englishTexts();
	const out = createWriteStream(file);
	const start = Date.UTC(2025, 0, 1);
	out.write('review_id,date,stars,product,text\n');
	for (let row = 0; row < rows; row++) {
		const day = new Date(start + (row % 600) * 86_400_000).toISOString().slice(0, 10);
		const text = `${texts[(row * 13) % texts.length]} ${row}`.replaceAll('"', '""');
		if (!out.write(`R${row},${day},${1 + (row % 5)},P${row % 50},"${text}"\n`))
			await once(out, 'drain');
	}
	out.end();
	await once(out, 'finish');
}
