import type { Language } from '../language/languages';
import { CONCEPT_LANGUAGES, CONCEPT_WORDS } from './conceptWords';
import type { WordReaders } from './wordReaders';

/** Which things of customer service a word stands for, whatever its form. */
export class Concepts {
	private readonly byStem = new Map<string, string[]>();

	constructor(private readonly readers: WordReaders) {
		for (const line of CONCEPT_WORDS.trim().split('\n')) this.learn(line);
	}

	/** Names of the things; mostly none or one. */
	of(word: string, language: Language): readonly string[] {
		return this.byStem.get(`${language} ${this.readers.of(language).stem(word)}`) ?? [];
	}

	private learn(line: string): void {
		const lists = line.split('|').map((words) => words.split(' '));
		const name = `⟨${lists[0]?.[0] ?? ''}⟩`;
		CONCEPT_LANGUAGES.forEach((language, at) => {
			const stems = (lists[at] ?? []).map((word) => this.readers.of(language).stem(word));
			for (const stem of new Set(stems)) {
				const key = `${language} ${stem}`;
				this.byStem.set(key, [...(this.byStem.get(key) ?? []), name]);
			}
		});
	}
}
