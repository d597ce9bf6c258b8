import type { AspectWords } from '../aspectWords';
import { ARABIC } from './arabic';
import { CHINESE } from './chinese';
import { ENGLISH } from './english';
import { FRENCH } from './french';
import { GERMAN } from './german';
import { HINDI } from './hindi';
import { ITALIAN } from './italian';
import { PORTUGUESE } from './portuguese';
import { SPANISH } from './spanish';

const ALL = [ARABIC, CHINESE, ENGLISH, FRENCH, GERMAN, HINDI, ITALIAN, PORTUGUESE, SPANISH];

/** Word lists by ISO 639-1. */
export const ASPECT_WORDS: ReadonlyMap<string, AspectWords> = new Map(
	ALL.map((words) => [words.language, words]),
);
