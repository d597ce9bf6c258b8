import type { Language } from '../language/languages';

/** Words, small, after whose full stop a sentence goes on even with a capital. What goes on with a small letter needs no list. */
const BEFORE_CAPITALS: Readonly<Record<Language, string>> = {
	en: 'mr mrs ms dr prof sr jr st vs rev hon gov sen rep capt col sgt gen mt ft approx dept attn e.g i.e eg ie cf',
	de: `dr prof hr fr frl herr dipl ing bzw ca evtl ggf inkl exkl einschl zzgl abzgl vgl bsp sog ggü gem lt mind max min insb spez
		z.b d.h u.a m.e i.d.r v.a s.o s.u o.g str z d h u o i v m s bes allg entspr zb dh ua versch div gegr geb tägl mtl`,
	es: 'sr sra srta dr dra d dña prof ud uds vd vds p.ej ej lic ing ee.uu ee gral avda adm',
	fr: 'm mm mme mmes mlle mlles dr pr me st ste p.ex ex cf av bd env sté c.-à-d',
	it: 'sig sigg sig.ra sig.na dott dott.ssa prof prof.ssa avv ing arch geom rag es p.es cfr c.a spett gent egr',
	pt: 'sr sra srta srs dr dra drs prof profa eng p.ex ex exmo exma v.exa av ilmo lic d',
	ar: 'د أ م ص ت أ.د',
	hi: 'डॉ श्री प्रो सं डा dr mr mrs rs',
	zh: 'mr mrs ms dr prof vs e.g i.e',
	other:
		'mr mrs ms dr prof sr st vs bijv dhr mevr t.a.v o.a m.b.t ing drs т.д т.е им г ул kr tzn np tj',
};

/** Words after whose full stop a sentence goes on with a number. */
const BEFORE_NUMBERS: Readonly<Record<Language, string>> = {
	en: 'no nos nr p pp fig vol art ch sec tel ext approx max min est jan feb mar apr jun jul aug sep sept oct nov dec rs ca',
	de: 'nr tel art abs kap bd bl ca max min mind jan feb mrz apr jun jul aug sep sept okt nov dez std st sa so mo di mi do fr fax',
	es: 'núm nº no n tel pág págs art cap máx mín aprox av c ene feb mar abr jun jul ago sep sept oct nov dic',
	fr: 'no nº n tél p pp art chap max min env janv févr avr juil sept oct nov déc réf',
	it: 'n nr tel pag art cap max min ca gen feb mar apr mag giu lug ago set ott nov dic',
	pt: 'nº n no núm tel pág art cap máx mín aprox r av jan fev mar abr mai jun jul ago set out nov dez',
	ar: 'رقم ص',
	hi: 'सं क्र नं rs no',
	zh: 'no vol p tel',
	other: 'no nr tel fig vol p n t',
};

const setsOf = (lists: Readonly<Record<Language, string>>) =>
	new Map(
		Object.entries(lists).map(([language, words]) => [language, new Set(words.split(/\s+/u))]),
	);

const CAPITALS = setsOf(BEFORE_CAPITALS);
const NUMBERS = setsOf(BEFORE_NUMBERS);

/** Longest word that may be an abbreviation, in units. */
export const LONGEST_ABBREVIATION = 12;

/** Whether the full stop after this word most likely does not end a sentence; `number` = a digit comes next. */
export function isAbbreviation(word: string, number: boolean, language: Language): boolean {
	// "J. Smith", "A. B.": a single capital; "So do I. Then …" is none.
	if (word.length === 1 && word !== word.toLowerCase()) return !(word === 'I' && language === 'en');
	const small = word.toLowerCase();
	if (number && NUMBERS.get(language)?.has(small) === true) return true;
	return CAPITALS.get(language)?.has(small) ?? false;
}
