import { LibraryError } from '../../errors';
import { Random, sampleIndices } from '../../math';
import type { JobContext } from '../../ports';
import { toFloat64, type Table } from '../../table';
import { DistinctTexts } from '../keywords/distinctTexts';
import { openSetReading, type SetReading } from '../keywords/setReading';
import { openSentiment } from '../sentiment/openSentiment';
import { AssignedTexts } from './assignedTexts';
import { describeThemes } from './describeThemes';
import { learnThemes, type LearntThemes } from './learnThemes';
import { checkThemesOptions, LEAST_TEXTS, type ThemesOptions } from './options';
import { THEMES_REPORT, THEMES_REPORT_VERSION, type ThemesReport } from './report';
import { dayOf, spanOf, Tally, type Moments, type Tallies } from './tallies';
import { themeText, themeWords, type ThemeText } from './themeWords';

export interface ThemesResult {
	/** Row i belongs to row i of the input: `theme_number` (missing where there is none), `theme`, `theme_fit` (cosine, −1 … 1). */
	readonly rows: Table;
	readonly report: ThemesReport;
}

/** Texts that are read between two looks at the cancel signal. */
const CHUNK = 512;

/**
 * Job `text.themes`: what a set of texts is about. Texts are clustered by meaning (words that stand together, see togetherness.ts,
 * and spherical k-means), each theme is named, counted, followed over time and quoted. Learnt from at most `sampleSize` different
 * texts, drawn with the seed; every row is then given its theme. Throws INVALID_PARAMETER, MISSING_COLUMN, WRONG_TYPE, EMPTY_INPUT
 * below ten different texts, CANCELLED.
 */
export async function findThemes(
	table: Table,
	options: ThemesOptions,
	context: JobContext,
): Promise<ThemesResult> {
	checkThemesOptions(options);
	const texts = new DistinctTexts(table, options.textColumn);
	if (texts.count < LEAST_TEXTS) throw tooFew(texts.count);
	const scores = options.scoreColumn === undefined ? null : scoresOf(table, options.scoreColumn);
	const dates = options.dateColumn === undefined ? null : datesOf(table, options.dateColumn);
	const reading = await openSetReading(table, texts, options);
	const sample = sampleOf(texts.count, options);
	const read = readSample(texts, sample, reading, context);
	const learnt = learnThemes(read.map(themeWords), {
		...{ themes: options.themes ?? 'auto', seed: options.seed ?? 42 },
		...{ threads: context.threads, signal: context.signal },
		progress: (share, text) => context.progress(0.15 + 0.35 * share, text),
	});
	const engine = scores || options.sentiment === false ? null : await openSentiment();
	const assigned = new AssignedTexts(texts, learnt, reading, engine);
	assigned.readAll(context, CHUNK);
	const moments = dates && spanOf(dates);
	const tallies = addUp(table, { texts, assigned, learnt, scores, dates, moments, options });
	context.progress(0.92, 'Describing the themes');
	const byLabel = describeThemes({ read, learnt, tallies, assigned, moments, options, context });
	const themes = [...byLabel].sort((a, b) => a.number - b.number);
	return {
		rows: assigned.rows(table.numRows, byLabel),
		report: {
			...{ kind: THEMES_REPORT, version: THEMES_REPORT_VERSION, rows: table.numRows, themes },
			texts: tallies.all.rows,
			withoutTheme: tallies.all.rows - themes.reduce((sum, { texts: count }) => sum + count, 0),
			choice: {
				by: (options.themes ?? 'auto') === 'auto' ? 'silhouette' : 'user',
				learntFrom: sample.length,
				tried: learnt.tried,
			},
			periods:
				moments &&
				tallies.all.periods.map(({ rows }, at) => ({ from: dayOf(moments, at), texts: rows })),
			step: moments?.step ?? null,
			newSince: options.newSince ?? null,
			notes: notesOf(table, texts, sample.length, { dates, scores, themes: themes.length }),
		},
	};
}

const tooFew = (count: number) =>
	new LibraryError(
		'EMPTY_INPUT',
		`Themes need at least ${LEAST_TEXTS} different texts, got ${count}.`,
		'Collect more texts, or read so few of them yourself.',
	);

/** Scores of the rows, NaN where there is none. */
function scoresOf(table: Table, name: string): Float64Array {
	return toFloat64(table.typed(name, 'number', 'integer'));
}

function datesOf(table: Table, name: string): Float64Array {
	return toFloat64(table.typed(name, 'date'));
}

function sampleOf(count: number, { sampleSize = 20_000, seed = 42 }: ThemesOptions): Uint32Array {
	if (count <= sampleSize) return Uint32Array.from({ length: count }, (_, i) => i);
	return sampleIndices(count, sampleSize, new Random(seed));
}

function readSample(
	texts: DistinctTexts,
	sample: Uint32Array,
	reading: SetReading,
	{ signal, progress }: JobContext,
): ThemeText[] {
	return Array.from(sample, (number, at) => {
		if (at % 64 === 0) signal.throwIfCancelled();
		if (at % CHUNK === 0) progress((0.15 * at) / sample.length, 'Reading texts');
		const text = texts.text(number);
		return themeText(text, reading.readerOf(reading.languageOf(number, text)));
	});
}

interface Counted {
	readonly texts: DistinctTexts;
	readonly assigned: AssignedTexts;
	readonly learnt: LearntThemes;
	readonly scores: Float64Array | null;
	readonly dates: Float64Array | null;
	readonly moments: Moments | null;
	readonly options: ThemesOptions;
}

function addUp(
	table: Table,
	{ texts, assigned, learnt, scores, dates, moments, options }: Counted,
): Tallies {
	const nPeriods = moments?.count ?? 0;
	const all = new Tally(nPeriods);
	const themes = Array.from({ length: learnt.count }, () => new Tally(nPeriods));
	const { newSince } = options;
	for (let row = 0; row < table.numRows; row++) {
		const number = texts.ofRow[row] ?? -1;
		if (number < 0) continue;
		const ms = dates?.[row] ?? Number.NaN;
		const period = moments ? assigned.periodOf(ms, moments) : -1;
		const score = scores ? (scores[row] ?? Number.NaN) : assigned.scoreOf(number);
		const late = newSince === undefined || Number.isNaN(ms) ? null : ms >= newSince;
		all.add(period, score, late);
		themes[assigned.labels[number] ?? -1]?.add(period, score, late);
	}
	return { all, themes };
}

function notesOf(
	table: Table,
	texts: DistinctTexts,
	sampled: number,
	{
		dates,
		scores,
		themes,
	}: { dates: Float64Array | null; scores: Float64Array | null; themes: number },
): string[] {
	const blank = texts.ofRow.reduce((sum, number) => sum + (number < 0 ? 1 : 0), 0);
	const without = (values: Float64Array) =>
		values.reduce(
			(sum, value, row) => sum + ((texts.ofRow[row] ?? -1) >= 0 && Number.isNaN(value) ? 1 : 0),
			0,
		);
	const [noDate, noScore] = [dates ? without(dates) : 0, scores ? without(scores) : 0];
	return [
		...(blank > 0 ? [`${blank} of ${table.numRows} rows have no text.`] : []),
		...(sampled < texts.count
			? [
					`The themes were learnt from ${sampled} of ${texts.count} different texts, drawn at random with the seed; every text was then given its theme.`,
				]
			: []),
		...(noDate > 0 ? [`${noDate} texts have no date: they count in no period.`] : []),
		...(noScore > 0 ? [`${noScore} texts have no score.`] : []),
		...(themes === 0 ? ['No word stands in several texts, so there are no themes.'] : []),
	];
}
