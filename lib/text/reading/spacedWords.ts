import type { Language } from '../language/languages';
import { wordSet } from '../rules/pack';
import { isUnspacedUnit, isWordUnit } from './marks';
import type { Word } from './word';

/** What languages write together with the next word by an apostrophe: "l'hôtel" is two words, "aujourd'hui" one. */
const ELIDED = new Map<Language, ReadonlySet<string>>([
	['fr', wordSet('l d j m t s n c qu jusqu lorsqu puisqu quoiqu quelqu')],
	[
		'it',
		wordSet(
			'l d c un all dell dall nell sull dell quell quest bell sant m t s v n com dov anch cos',
		),
	],
]);

const isElided = (word: string, language: Language) =>
	word.length <= 7 && ELIDED.get(language)?.has(word.toLowerCase()) === true;

const isApostrophe = (unit: number) => unit === 39 || unit === 0x2019;
const isHyphen = (unit: number) => unit === 45 || unit === 0x2010 || unit === 0x2011;

/** Words as written apart by space and marks; runs without space between words are cut by `cut` into lengths. */
export function spacedWords(
	text: string,
	language: Language,
	cut: (run: string) => readonly Word[],
): readonly Word[] {
	const words: Word[] = [];
	for (let at = 0; at < text.length;) {
		const unit = text.charCodeAt(at);
		if (!isWordUnit(unit)) {
			at++;
			continue;
		}
		const end = isUnspacedUnit(unit) ? runEnd(text, at) : wordEnd(text, at, language);
		if (!isUnspacedUnit(unit)) words.push({ text: text.slice(at, end), from: at, to: end });
		else {
			for (const word of cut(text.slice(at, end))) {
				words.push({ text: word.text, from: at + word.from, to: at + word.to });
			}
		}
		at = end;
	}
	return words;
}

function runEnd(text: string, start: number): number {
	let at = start;
	while (at < text.length && isUnspacedUnit(text.charCodeAt(at)) && isWordUnit(text.charCodeAt(at)))
		at++;
	return at;
}

function wordEnd(text: string, start: number, language: Language): number {
	let at = start;
	while (at < text.length) {
		const unit = text.charCodeAt(at);
		const inner = at + 1 < text.length && isLetterOf(text.charCodeAt(at + 1));
		if (isLetterOf(unit)) at++;
		else if (isApostrophe(unit) && inner) {
			if (isElided(text.slice(start, Math.min(at, start + 8)), language)) return at + 1;
			at++;
		} else if (isHyphen(unit) && inner) at++;
		else break;
	}
	return at;
}

const isLetterOf = (unit: number) => isWordUnit(unit) && !isUnspacedUnit(unit);
