/** Endings that words of a language may have besides those in our lists, apart by spaces. */
const ENDINGS: Readonly<Record<string, string>> = {
	en: 's es',
	de: 'en es er em n e s',
	es: 's es',
	fr: 'es s x',
	it: '',
	pt: 's es',
	hi: 'ों ें',
};

/** What unknown words of a language lose at their end; undefined = what its rules say. */
export function endingsOf(language: string): readonly string[] | undefined {
	const endings = new Map(Object.entries(ENDINGS)).get(language);
	return endings?.split(' ').filter((ending) => ending !== '');
}
