/** Month names and abbreviations in English, German, French, Spanish, Italian and Portuguese, January first. */
const MONTHS: readonly string[] = [
	'january jan januar jänner jaenner jän janvier janv enero ene gennaio gen janeiro',
	'february feb februar feber février fevrier févr fevr fév fev febrero febbraio febb fevereiro',
	'march mar märz maerz mär mrz mars marzo março marco',
	'april apr avril avr abril abr aprile',
	'may mai mayo maggio mag maio',
	'june jun juni juno juin junio giugno giu junho',
	'july jul juli julei juillet juil julio luglio lug julho',
	'august aug août aout agosto ago agost',
	'september sep sept septembre septiembre set settembre sett setembro',
	'october oct oktober okt octobre octubre ottobre ott outubro out',
	'november nov novembre noviembre novembro',
	'december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro',
];

const BY_NAME: ReadonlyMap<string, number> = new Map(
	MONTHS.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

/** 1–12 for a lower-case month name, with or without a final dot; undefined otherwise. */
export function monthOf(word: string): number | undefined {
	return BY_NAME.get(word.endsWith('.') ? word.slice(0, -1) : word);
}

const WEEKDAYS =
	/^(?:mon|tue|wed|thu|fri|sat|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo|luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]|venerd[iì]|sabato|domenica|lun|mer|jeu|ven|sam|dim|mi[ée]|jue|vie|s[áa]b|gio|dom|seg|ter|qua|qui|sex|(?:segunda|ter[cç]a|quarta|quinta|sexta)-feira|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tues|weds|thur|thurs)[.,]?\s+/u;

/** Takes a weekday off the front of a lower-case date. */
export function dropWeekday(text: string): string {
	return text.replace(WEEKDAYS, '');
}
