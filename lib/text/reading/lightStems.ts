/** Light stemmers of our own for languages that no package here has: they take off endings, and know no words. */

const ARABIC_BEFORE = ['وال', 'فال', 'بال', 'كال', 'لل', 'ال'];
const ARABIC_AFTER = [
	'هما',
	'كما',
	'تهم',
	'ها',
	'ان',
	'ات',
	'ون',
	'ين',
	'هم',
	'كم',
	'نا',
	'ية',
	'يه',
	'ه',
	'ة',
	'ي',
];

/** Arabic, after the idea of light stemming: article and plural or possessive endings off, three letters left. */
export function stemArabic(word: string): string {
	const plain = word.replace(/[\u064b-\u065f\u0640\u0670]/gu, '').replace(/[أإآٱ]/gu, 'ا');
	const before = ARABIC_BEFORE.find(
		(part) => plain.startsWith(part) && plain.length - part.length >= 3,
	);
	const bare = before === undefined ? plain : plain.slice(before.length);
	const after = ARABIC_AFTER.find((part) => bare.endsWith(part) && bare.length - part.length >= 3);
	return after === undefined ? bare : bare.slice(0, -after.length);
}

const HINDI_AFTER = [
	'ियों',
	'ियाँ',
	'ियां',
	'ाओं',
	'ाएँ',
	'ाएं',
	'ुओं',
	'ुएं',
	'ेगा',
	'ेगी',
	'ूंगा',
	'ूंगी',
	'ोगे',
	'ोगी',
	'ने',
	'ना',
	'नी',
	'ता',
	'ते',
	'ती',
	'कर',
	'ाया',
	'ायी',
	'ाई',
	'ाए',
	'ों',
	'ें',
	'ीं',
	'ां',
	'ा',
	'े',
	'ी',
	'ो',
	'ि',
	'ु',
	'ू',
].sort((one, other) => other.length - one.length);

/** Hindi: endings of number, gender and tense off, two letters left. */
export function stemHindi(word: string): string {
	const after = HINDI_AFTER.find((part) => word.endsWith(part) && word.length - part.length >= 2);
	return after === undefined ? word : word.slice(0, -after.length);
}
