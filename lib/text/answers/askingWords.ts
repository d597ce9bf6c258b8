/** First words of questions that end without a question mark, and words of people who want to talk to a person. */
import type { Language } from '../language/languages';

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

export const ASKING_WORDS: Readonly<Partial<Record<Language, ReadonlySet<string>>>> = {
	en: list(
		'how when where what which who why can could may do does did is are will would shall should has have',
	),
	de: list(
		'wie wann wo wohin was welche welcher welches wer warum wieso kann kannst könnt können könnte könnten darf gibt habt haben hat ist sind wird werden nehmt nehmen geht bietet',
	),
	es: list(
		'cómo como cuándo cuando dónde donde qué que cuál cuáles quién por puedo puede pueden podría hay tienen hacen es',
	),
	fr: list(
		'comment quand où que quoi quel quelle quels quelles qui pourquoi combien est peut puis pouvez peux avez y acceptez',
	),
	it: list(
		'come quando dove cosa che quale quali chi perché quanto posso può potete avete è ci accettate',
	),
	pt: list(
		'como quando onde que qual quais quem porque quanto posso pode podem têm tem há é aceitam',
	),
};

/** Runs of words, in lower case. */
const PERSON: Readonly<Partial<Record<Language, readonly string[]>>> = {
	en: [
		'human',
		'real person',
		'speak to someone',
		'speak to somebody',
		'talk to someone',
		'talk to somebody',
		'an agent',
		'a person',
		'your manager',
		'call me',
		'ring me',
	],
	de: [
		'einem menschen',
		'echten menschen',
		'mitarbeiter sprechen',
		'jemandem sprechen',
		'rufen sie mich',
		'ruft mich',
		'ihren vorgesetzten',
	],
	es: ['una persona', 'un humano', 'un agente', 'hablar con alguien', 'llámenme', 'llámeme'],
	fr: [
		'un humain',
		'une vraie personne',
		'un conseiller',
		"parler à quelqu'un",
		'rappelez-moi',
		'appelez-moi',
	],
	it: ['una persona', 'un operatore', 'parlare con qualcuno', 'richiamatemi', 'chiamatemi'],
	pt: ['uma pessoa', 'um humano', 'um atendente', 'falar com alguém', 'liguem-me', 'me liguem'],
	zh: ['人工', '真人', '回电', '打电话给我'],
	ar: ['موظف', 'اتصل بي', 'الاتصال بي'],
	hi: ['मुझे कॉल', 'किसी से बात'],
};

/** Whether somebody asks for a person or a call. */
export function asksForPerson(normalised: string, language: Language): boolean {
	return (PERSON[language] ?? PERSON.en ?? []).some((words) => holdsWords(normalised, words));
}

const LETTER = /\p{L}/u;

/** Whether the words stand in the text as words of their own; scripts without spaces need no borders. */
function holdsWords(text: string, words: string): boolean {
	const spaced = /[\p{Script=Latin}\p{Script=Devanagari}\p{Script=Arabic}]/u.test(words);
	for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
		const [before, after] = [text[at - 1] ?? ' ', text[at + words.length] ?? ' '];
		if (!spaced || (!LETTER.test(before) && !LETTER.test(after))) return true;
	}
	return false;
}
