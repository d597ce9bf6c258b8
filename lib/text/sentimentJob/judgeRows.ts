/** One chunk of rows judged on one thread: the task behind job `text.sentiment`. */
import type { CancelSignal } from '../../ports';
import type { Table } from '../../table';
import type { AspectOptions } from '../aspects/openAspects';
import type { Language } from '../language/languages';
import { SENTIMENT_CLASSES } from '../sentiment/sentiment';
import type { Chunk } from './chunks';
import { codeOf, languageAt, TO_BE_FOUND } from './languageCodes';
import { CUT, NO_TEXT } from './rowNotes';
import { openReaders, type TextReaders } from './readers';
import { SetTally, type CountedSet } from './setTally';
import { onFive } from './stars';
import { NEUTRAL } from './summary';
import { TextCells } from './textCells';
import { TextPartBuilder, type TextPart } from './textParts';
import { readable, type TextKind } from './tools';

/** What is asked of every text. */
export interface Asked extends TextKind {
	readonly sentences: boolean;
	readonly aspects: AspectOptions | null;
	readonly emotions: boolean;
	readonly urgency: boolean;
	readonly keywords: number;
	/** Whether the set is counted for the report. */
	readonly report: boolean;
	readonly starScale: readonly [number, number];
	/** Shares of the languages in the set: what is likely where a text says too little. */
	readonly shares: readonly (readonly [Language, number])[];
}

export interface JudgeRequest extends Chunk {
	/** The text column alone. */
	readonly texts: Table;
	/** Row of the set that is row 0 of `texts`. */
	readonly start: number;
	readonly asked: Asked;
	/** For the rows of the chunk: byte of the language, TO_BE_FOUND = in the text. */
	readonly languages: Uint8Array;
	/** For the rows of the chunk, NaN = none. */
	readonly stars: Float64Array | null;
	/** For the rows of the chunk, −1 = none. */
	readonly periods: Int32Array | null;
}

/** What was found of each row of a chunk. */
export interface JudgedRows extends Chunk {
	readonly scores: Float64Array;
	readonly confidences: Float64Array;
	/** Places in SENTIMENT_CLASSES. */
	readonly classes: Uint8Array;
	readonly languages: Uint8Array;
	readonly mixed: Uint8Array;
	/** Bits of rowNotes.ts. */
	readonly notes: Uint8Array;
	/** Place in EMOTIONS + 1; 0 = none shows. */
	readonly emotions: Uint8Array | null;
	readonly urgencies: Float64Array | null;
	readonly sentences: TextPart | null;
	readonly aspects: TextPart | null;
	readonly keywords: TextPart | null;
	readonly counted: CountedSet | null;
}

const EVERY = 32;

/** Task `text.sentimentRows`. */
export async function judgeRows(
	request: JudgeRequest,
	{ signal }: { readonly signal: CancelSignal },
): Promise<JudgedRows> {
	const { texts, start, from, to, asked } = request;
	const cells = new TextCells(texts.column(asked.textColumn), asked.plain);
	const judge = new ChunkJudge(request, await openReaders(asked));
	for (let row = from; row < to; row++) {
		if (row % EVERY === 0) signal.throwIfCancelled();
		const text = readable(cells.read(row - start), asked.plain);
		if (text === '') judge.skip(row);
		else {
			const language = judge.languageOf(text, row);
			if (asked.keywords > 0) await judge.readers.loadWords(language);
			judge.take(text, language, row);
		}
	}
	return judge.finish();
}

/** Fills the arrays of a chunk, row after row. */
class ChunkJudge {
	private readonly rows: Omit<JudgedRows, 'counted' | 'sentences' | 'aspects' | 'keywords'>;
	private readonly prior: ReadonlyMap<Language, number> | undefined;
	private readonly tally: SetTally | null;
	private readonly sentences: TextPartBuilder | null;
	private readonly aspects: TextPartBuilder | null;
	private readonly keywords: TextPartBuilder | null;

	constructor(
		private readonly request: JudgeRequest,
		readonly readers: TextReaders,
	) {
		const { from, to, asked } = request;
		const rows = to - from;
		this.rows = {
			from,
			to,
			scores: new Float64Array(rows),
			confidences: new Float64Array(rows),
			classes: new Uint8Array(rows).fill(NEUTRAL),
			languages: new Uint8Array(rows).fill(TO_BE_FOUND),
			mixed: new Uint8Array(rows),
			notes: new Uint8Array(rows),
			emotions: asked.emotions ? new Uint8Array(rows) : null,
			urgencies: asked.urgency ? new Float64Array(rows) : null,
		};
		this.prior = asked.shares.length > 0 ? new Map(asked.shares) : undefined;
		this.tally = asked.report ? new SetTally() : null;
		this.sentences = asked.sentences ? new TextPartBuilder(rows) : null;
		this.aspects = asked.aspects ? new TextPartBuilder(rows) : null;
		this.keywords = asked.keywords > 0 ? new TextPartBuilder(rows) : null;
	}

	/** A row without a text. */
	skip(row: number): void {
		this.rows.notes[row - this.request.from] = NO_TEXT;
		for (const part of [this.sentences, this.aspects, this.keywords]) part?.add('[]');
	}

	/** As given, else as found in the text; where that says too little, as the set makes likely. */
	languageOf(text: string, row: number): Language {
		const code = this.request.languages[row - this.request.from] ?? TO_BE_FOUND;
		if (code !== TO_BE_FOUND) return languageAt(code);
		const { language } = this.readers.detector.detect(text, this.prior);
		this.tally?.settled(language);
		return language;
	}

	take(text: string, language: Language, row: number): void {
		const { rows, readers, tally } = this;
		const at = row - rows.from;
		const rating = this.request.stars?.[at] ?? NaN;
		const alone = readers.engine.analyse(text, { language });
		const judged = Number.isNaN(rating) ? alone : this.withStars(text, language, rating);
		const code = SENTIMENT_CLASSES.indexOf(judged.class);
		rows.scores[at] = rounded(judged.score);
		rows.confidences[at] = rounded(judged.confidence);
		rows.classes[at] = code;
		rows.languages[at] = codeOf(language);
		rows.mixed[at] = judged.mixed ? 1 : 0;
		rows.notes[at] = judged.cut ? CUT : 0;
		if (!Number.isNaN(rating))
			tally?.stars.add(row, onFive(rating, this.request.asked.starScale), alone);
		const hits = tally ? readers.engine.hits(text, language) : [];
		tally?.words.add(text, hits, judged.class, row, judged.confidence);
		this.takeFeelings(text, language, row);
		this.takeParts(text, language, row);
	}

	finish(): JudgedRows {
		return {
			...this.rows,
			sentences: this.sentences?.finish() ?? null,
			aspects: this.aspects?.finish() ?? null,
			keywords: this.keywords?.finish() ?? null,
			counted: this.tally?.finish() ?? null,
		};
	}

	private withStars(text: string, language: Language, stars: number) {
		const { starScale } = this.request.asked;
		return this.readers.engine.analyse(text, { language, stars, starScale });
	}

	private takeFeelings(text: string, language: Language, row: number): void {
		const { rows, readers, tally } = this;
		const at = row - rows.from;
		const [score, emotion] = [rows.scores[at] ?? 0, readers.emotion(text, language)];
		if (rows.emotions && emotion.code > 0) {
			rows.emotions[at] = emotion.code;
			tally?.addEmotion(emotion.code, { row, rank: emotion.score, score });
		}
		const urgency = rows.urgencies && readers.urgency?.read(text, language);
		if (!rows.urgencies || !urgency) return;
		rows.urgencies[at] = rounded(urgency.score);
		tally?.addUrgency(row, urgency, score);
	}

	private takeParts(text: string, language: Language, row: number): void {
		const { readers, request, tally } = this;
		this.sentences?.add(json(readers.sentences(text, language)));
		this.keywords?.add(json(readers.keywords(text, language, request.asked.keywords)));
		const found = this.aspects && readers.aspects?.find(text, language);
		if (!this.aspects || !found) return;
		this.aspects.add(
			json(
				found.map(({ target, topic, score, quote }) => {
					return { target, topic, score: rounded(score), quote };
				}),
			),
		);
		tally?.topics.add(found, row, request.periods?.[row - request.from] ?? -1);
	}
}

/** Four places: more would only look exact. */
export const rounded = (value: number) => Math.round(value * 1e4) / 1e4;

const json = (value: unknown) => JSON.stringify(value);
