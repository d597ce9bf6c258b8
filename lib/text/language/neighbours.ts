/** Tells languages of one script apart by letters and words that only one of them has. */
import type { Detection } from './detection';
import { isKnownLanguage } from './languages';

const detection = (name: string, confidence: number): Detection =>
	isKnownLanguage(name) ? { language: name, confidence } : { language: 'other', confidence, name };

/** Letters by language. */
type Letters = readonly (readonly [name: string, letters: string])[];

const tableOf = (letters: Letters) =>
	new Map(
		letters.flatMap(([name, all]) => Array.from(all, (letter) => [letter.charCodeAt(0), name])),
	);

/** Occurrences of each language's own letters. */
function countLetters(
	text: string,
	end: number,
	table: ReadonlyMap<number, string>,
): Map<string, number> {
	const counts = new Map<string, number>();
	for (let i = 0; i < end; i++) {
		const name = table.get(text.charCodeAt(i));
		if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	return counts;
}

const ARABIC_LETTERS = tableOf([
	['ar', 'ةيكىأإؤئ'],
	['fa', 'یکپچژگ'],
	['ur', 'ٹڈڑےںہھ'],
	['ku', 'ێۆەڵڕ'],
	['ps', 'ښځڅټډړږ'],
	['ug', 'ۇۈۋې'],
]);

/** Arabic, Persian, Urdu, Kurdish, Pashto, Uyghur. */
export function detectArabic(text: string, end: number, letters: number): Detection {
	const counts = countLetters(text, end, ARABIC_LETTERS);
	const of = (name: string) => counts.get(name) ?? 0;
	// Urdu and the others write the letters of Persian too.
	for (const name of ['ug', 'ku', 'ps', 'ur']) {
		if (of(name) >= 2 && of(name) > of('ar') / 2) return detection(name, 0.9);
	}
	if (of('fa') > of('ar')) return detection('fa', of('fa') - of('ar') > 1 ? 0.95 : 0.7);
	return detection('ar', letters >= 8 || of('ar') > 0 ? 0.98 : 0.85);
}

const DEVANAGARI_WORDS: readonly (readonly [name: string, words: ReadonlySet<string>])[] = [
	[
		'hi',
		new Set(
			'है हैं था थी थे की के का को से में ने और नहीं यह ये वह मैं हम आप तो भी पर हो कर रहा रही बहुत गया मुझे क्या लिए एक'.split(
				' ',
			),
		),
	],
	[
		'mr',
		new Set('आहे आहेत आणि नाही मला खूप होते होता हे ते ला चा ची चे मी तर पण काय झाले केले छान'.split(' ')),
	],
	['ne', new Set('छ छन् छैन हो र पनि मा ले लाई धेरै राम्रो भयो गर्न यो त्यो तपाईं हुन्छ थियो'.split(' '))],
];

/** Hindi, Marathi, Nepali. */
export function detectDevanagari(text: string, end: number): Detection {
	const found = new Map<string, number>();
	for (const word of text.slice(0, end).split(/[^\u0900-\u0963\u0970-\u097f]+/u)) {
		for (const [name, words] of DEVANAGARI_WORDS) {
			if (words.has(word)) found.set(name, (found.get(name) ?? 0) + 1);
		}
	}
	const of = (name: string) => found.get(name) ?? 0;
	const other = of('mr') >= of('ne') ? 'mr' : 'ne';
	if (of(other) > of('hi')) return detection(other, 0.85);
	return detection('hi', of('hi') > of(other) ? 0.98 : 0.85);
}

const CYRILLIC_LETTERS = tableOf([
	['uk', 'іїєґІЇЄҐ'],
	['be', 'ўЎ'],
	['sr', 'јљњђћџЈЉЊЂЋЏ'],
	['mk', 'ѓќѕЃЌЅ'],
	['kk', 'қғңүұһәөҚҒҢҮҰҺӘӨ'],
	['ru', 'ыэёЫЭЁ'],
	['bg', 'ъЪ'],
]);

/** Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian, Kazakh. */
export function detectCyrillic(text: string, end: number): Detection {
	const counts = countLetters(text, end, CYRILLIC_LETTERS);
	const of = (name: string) => counts.get(name) ?? 0;
	if (of('be') > 0) return detection('be', 0.9);
	if (of('kk') > 0) return detection('kk', 0.8);
	if (of('mk') > 0) return detection('mk', 0.8);
	if (of('sr') > 0) return detection('sr', 0.8);
	if (of('uk') > of('ru')) return detection('uk', 0.95);
	if (of('bg') > 1 && of('ru') === 0) return detection('bg', 0.8);
	return detection('ru', of('ru') > 0 ? 0.95 : 0.7);
}
