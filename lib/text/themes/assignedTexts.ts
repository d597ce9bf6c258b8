import type { JobContext } from '../../ports';
import { columnFrom, Table } from '../../table';
import type { DistinctTexts } from '../keywords/distinctTexts';
import type { SentimentEngine } from '../sentiment/sentimentEngine';
import type { SetReading } from '../keywords/setReading';
import type { LearntThemes } from './learnThemes';
import { periodOf, type Step } from '../trend/steps';
import { QuoteCandidates } from './quotes';
import type { Theme } from './report';
import { themeText, themeWords } from './themeWords';

/** The theme and score of every distinct text. */
export class AssignedTexts {
	/** Theme from 0; −1: none. */
	readonly labels: Int32Array;
	readonly fits: Float32Array;
	readonly quotes: QuoteCandidates;
	private readonly scores: Float32Array;

	constructor(
		readonly texts: DistinctTexts,
		readonly learnt: LearntThemes,
		readonly reading: SetReading,
		private readonly engine: SentimentEngine | null,
	) {
		this.labels = new Int32Array(texts.count).fill(-1);
		this.fits = new Float32Array(texts.count);
		this.scores = new Float32Array(engine ? texts.count : 0);
		this.quotes = new QuoteCandidates(learnt.count);
	}

	/** Reads all texts, so many between two looks at the cancel signal. */
	readAll({ signal, progress }: JobContext, chunk: number): void {
		const { count } = this.texts;
		for (let from = 0; from < count; from += chunk) {
			signal.throwIfCancelled();
			progress(0.5 + (0.42 * from) / count, `Sorting text ${from + 1} of ${count} into themes`);
			this.readSome(from, Math.min(count, from + chunk), signal);
		}
	}

	/** −1 where the text was not scored. */
	scoreOf(number: number): number {
		return this.engine ? (this.scores[number] ?? Number.NaN) : Number.NaN;
	}

	/** Place of a moment among the periods, −1 for none. */
	periodOf(ms: number, { step, first }: { step: Step; first: number }): number {
		return Number.isNaN(ms) ? -1 : periodOf(ms, step) - first;
	}

	/** Columns of the input's rows. */
	rows(numRows: number, themes: readonly Theme[]): Table {
		const { ofRow } = this.texts;
		const labels = Array.from(ofRow, (number) => (number < 0 ? -1 : (this.labels[number] ?? -1)));
		const fits = labels.map((label, row) => (label < 0 ? null : (this.fits[ofRow[row] ?? 0] ?? 0)));
		return new Table(
			[
				[
					'theme_number',
					columnFrom(
						'integer',
						labels.map((label) => themes[label]?.number ?? null),
					),
				],
				[
					'theme',
					columnFrom(
						'string',
						labels.map((label) => themes[label]?.name ?? null),
					),
				],
				[
					'theme_fit',
					columnFrom(
						'number',
						fits.map((fit) => (fit === null ? null : Math.round(fit * 1e4) / 1e4)),
					),
				],
			],
			numRows,
		);
	}

	private readSome(from: number, to: number, signal: JobContext['signal']): void {
		const texts = Array.from({ length: to - from }, (_, i) => this.texts.text(from + i));
		const words = texts.map((text, i) => {
			if (i % 64 === 0) signal.throwIfCancelled();
			const language = this.reading.languageOf(from + i, text);
			if (this.engine) this.scores[from + i] = this.engine.analyse(text, { language }).score;
			return themeWords(themeText(text, this.reading.readerOf(language)));
		});
		const { labels, fits } = this.learnt.assign(words);
		this.labels.set(labels, from);
		this.fits.set(fits, from);
		texts.forEach((text, i) => {
			this.quotes.offer(labels[i] ?? -1, from + i, fits[i] ?? 0, text.length);
		});
	}
}
