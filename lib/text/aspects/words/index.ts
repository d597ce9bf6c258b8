import type { AspectWords } from '../aspectWords';
import { ENGLISH } from './english';

/** Word lists by ISO 639-1. */
export const ASPECT_WORDS: ReadonlyMap<string, AspectWords> = new Map(
	[ENGLISH].map((words) => [words.language, words]),
);
