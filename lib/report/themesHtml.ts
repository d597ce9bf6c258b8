import type { Theme, ThemesReport } from '../text';
import { divergingChart, signed } from './chart/divergingChart';
import { rowChart } from './chart/rowChart';
import { timeBars } from './chart/timeChart';
import { numberText, percentText, rangeText, wholeText } from './format';
import { EMPTY, markup, nameOf, type Markup } from './markup';
import { pageText } from './page/frame';
import { bullets, figure, paragraph, section, table } from './page/parts';
import { quoteList } from './sentiment/quoteList';
import { REPORT_STYLE } from './sentiment/reportStyle';

/** Themes drawn in one chart. */
const MOST_ROWS = 20;
/** Series that one chart of time can show. */
const MOST_SERIES = 5;

/**
 * The report of job `text.themes` as one HTML file: no script, nothing loaded from elsewhere, charts as SVG with their numbers as
 * tables, light and dark. Everything from the data is escaped. Same report: same text.
 */
export function themesHtml(report: ThemesReport): string {
	const { themes, texts, notes } = report;
	return pageText({
		kind: 'Themes',
		title: `What ${wholeText(texts)} texts are about`,
		style: REPORT_STYLE,
		footer:
			'Written by n8n-nodes-marketing-ai. This page quotes texts: pass it on only to those who may read them.',
		body: [
			firstScreen(report),
			section(
				'How large are they?',
				markup`<div class="charts">${[sizeFigure(report), ...sentimentFigure(report), ...timeFigure(report)]}</div>`,
			),
			section(
				'The themes',
				markup`<div class="cards">${themes.map((theme) => themeCard(theme, report))}</div>`,
			),
			section('How they were found', method(report), notes.length > 0 ? bullets(notes) : EMPTY),
		],
	});
}

function firstScreen({ themes, withoutTheme, texts }: ThemesReport): Markup {
	const moving = themes.filter(({ trend }) => trend && trend.direction !== 'steady');
	const worst = [...themes]
		.filter(({ sentiment }) => sentiment !== null)
		.sort((a, b) => (a.sentiment?.mean ?? 0) - (b.sentiment?.mean ?? 0))[0];
	const fresh = themes.filter(({ isNew }) => isNew);
	const card = (title: string, big: string, text: Markup | string) =>
		markup`<div class="answer"><h3>${title}</h3><p class="big">${big}</p><p>${text}</p></div>`;
	const [largest] = themes;
	return markup`<div class="answers">${[
		card(
			'How many themes?',
			String(themes.length),
			largest
				? markup`The largest is ${nameOf(largest.name)} (${percentText(largest.share)}). ${wholeText(withoutTheme)} of ${wholeText(texts)} texts belong to none.`
				: 'No word stands in several texts.',
		),
		card(
			'What changes?',
			String(moving.length + fresh.length),
			moving.length + fresh.length === 0
				? 'No theme clearly rises, falls or is new.'
				: markup`${[...moving.map(({ name, trend }) => markup`${nameOf(name)} is ${trend?.direction ?? ''}. `), ...fresh.map(({ name }) => markup`${nameOf(name)} is new. `)].slice(0, 6)}`,
		),
		card(
			'What hurts most?',
			worst?.sentiment ? signed(Math.round(worst.sentiment.mean * 100) / 100) : '–',
			worst
				? markup`The lowest mean score has ${nameOf(worst.name)}.`
				: 'The texts have no scores.',
		),
	]}</div>`;
}

const sizeFigure = ({ themes, texts }: ThemesReport): Markup =>
	figure({
		title: 'Size',
		text: `Share of the ${wholeText(texts)} texts that belong to each theme.${more(themes)}`,
		chart: rowChart({
			...{ id: 'sizes', title: 'Size of the themes', kind: 'bars', series: ['Share'] },
			description: 'Share of the texts in each theme.',
			axis: { title: 'Share of the texts', percent: true },
			rows: themes
				.slice(0, MOST_ROWS)
				.map(({ name, share }) => ({ label: name, marks: [{ value: share }] })),
		}),
		numbers: table(
			[{ title: 'Theme' }, { title: 'Texts', number: true }, { title: 'Share', number: true }],
			themes.map(({ name, texts: count, share }) => ({
				cells: [nameOf(name), wholeText(count), percentText(share)],
			})),
		),
	});

const more = (themes: readonly Theme[]): string =>
	themes.length > MOST_ROWS ? ` The ${MOST_ROWS} largest of ${themes.length} are drawn.` : '';

function sentimentFigure({ themes }: ThemesReport): Markup[] {
	const scored = themes.flatMap(({ name, sentiment }) =>
		sentiment ? [{ name, ...sentiment }] : [],
	);
	if (scored.length === 0) return [];
	const within = scored.every(({ mean }) => Math.abs(mean) <= 1);
	const rows = [...scored].sort((a, b) => b.mean - a.mean);
	return [
		figure({
			title: 'Sentiment',
			text: 'Mean score of the texts of each theme with its 95 % interval: to the right what pleases, to the left what annoys.',
			chart: divergingChart({
				...{
					id: 'moods',
					title: 'Sentiment of the themes',
					axisTitle: 'Mean score',
					...(within && { reach: 1 }),
				},
				description: 'Mean score of each theme, best first.',
				...{
					noteTitle: 'Texts',
					rows: rows.slice(0, MOST_ROWS).map(({ name, mean, low, high, texts }) => ({
						label: name,
						value: mean,
						low,
						high,
						note: wholeText(texts),
					})),
				},
			}),
			numbers: table(
				[
					{ title: 'Theme' },
					{ title: 'Mean score', number: true },
					{ title: '95 % interval', number: true },
					{ title: 'Texts', number: true },
				],
				rows.map(({ name, mean, low, high, texts }) => ({
					cells: [nameOf(name), numberText(mean), rangeText(low, high), wholeText(texts)],
				})),
			),
		}),
	];
}

function timeFigure({ themes, periods, step }: ThemesReport): Markup[] {
	if (!periods || periods.length < 2) return [];
	const shown = themes.slice(0, MOST_SERIES);
	const days = periods.map(({ from }) => from);
	return [
		figure({
			title: 'Over time',
			text: `Texts of the ${shown.length} largest themes by ${step ?? 'period'}.`,
			chart: timeBars({
				...{ id: 'time', title: 'Themes over time', periods: days, yTitle: 'Texts' },
				description: `Number of texts of the largest themes by ${step ?? 'period'}.`,
				series: shown.map(({ name, counts }, colour) => ({ name, colour, counts: counts ?? [] })),
			}),
			numbers: table(
				[{ title: 'From' }, ...shown.map(({ name }) => ({ title: name, number: true }))],
				periods.map(({ from }, at) => ({
					cells: [from, ...shown.map(({ counts }) => wholeText(counts?.[at] ?? 0))],
				})),
			),
		}),
	];
}

function themeCard(theme: Theme, { periods }: ThemesReport): Markup {
	const { number, name, texts, share, sentiment, trend, isNew, phrases, quotes } = theme;
	const tags = [
		...(isNew ? [markup`<span class="tag up">new</span>`] : []),
		...(trend && trend.direction !== 'steady'
			? [
					markup`<span class="tag ${trend.direction === 'rising' ? 'up' : 'down'}">${trend.direction}: ${signed(Math.round(trend.slope * 1e4) / 100)} points a period</span>`,
				]
			: []),
		...(sentiment
			? [markup`<span class="tag">score ${signed(Math.round(sentiment.mean * 100) / 100)}</span>`]
			: []),
	];
	const told = phrases.map(({ phrase }, i) => markup`${i > 0 ? ' · ' : ''}${nameOf(phrase)}`);
	return markup`<div class="card"><h3>${number}. ${nameOf(name)}</h3><p>${wholeText(texts)} texts, ${percentText(share)} ${tags}</p>${periods ? spark(theme) : EMPTY}<p class="soft">${told}</p>${quoteList(quotes.map(({ row, text }) => ({ row, text })))}</div>`;
}

/** The counts of a theme over time as a small drawing. */
function spark({ number, name, counts }: Theme): Markup {
	if (!counts || counts.length < 2) return EMPTY;
	const most = Math.max(1, ...counts);
	const width = 300 / counts.length;
	const bars = counts.map((count, at) => {
		const height = Math.round((34 * count * 100) / most) / 100;
		return markup`<rect class="f0" x="${Math.round(at * width * 100) / 100}" y="${Math.round((35 - height) * 100) / 100}" width="${Math.round(Math.max(0.5, width - 1) * 100) / 100}" height="${height}" fill="#0072b2"/>`;
	});
	return markup`<svg xmlns="http://www.w3.org/2000/svg" class="chart spark" role="img" aria-label="Texts of theme ${number}, ${name}, over time: at most ${most} in a period" viewBox="0 0 300 36" preserveAspectRatio="none">${bars}</svg>`;
}

function method({ choice, periods, newSince, themes }: ThemesReport): Markup {
	const tried = choice.tried
		.map(({ themes: count, silhouette }) => `${count}: ${silhouette.toFixed(2)}`)
		.join(', ');
	return markup`${paragraph(
		`Learnt from ${wholeText(choice.learntFrom)} different texts. Words that stand together lie close to each other, a text lies at the middle of its words, and texts that lie close make a theme (spherical k-means). ${choice.by === 'user' ? 'You chose the number of themes.' : `The number of themes is the smallest that stands apart nearly as well as the best (silhouettes: ${tried || 'too few texts to compare'}).`} A name is made of the phrases that a theme uses more than the others (c-TF-IDF).`,
	)}${periods ? paragraph('A theme counts as rising or falling when its share of the texts follows time more clearly than chance does: Kendall’s test, adjusted for the number of themes, at 5 %.') : EMPTY}${newSince === null ? EMPTY : paragraph(`New: since ${new Date(newSince).toISOString().slice(0, 10)}, at least five texts and five times the share that it had before, beyond chance.`)}${table(
		[
			{ title: 'Theme' },
			{ title: 'Coherence (NPMI)', number: true },
			{ title: 'Trend a period', number: true },
			{ title: '95 % interval', number: true },
			{ title: 'Adjusted p', number: true },
		],
		themes.map(({ name, coherence, trend }) => ({
			cells: [
				nameOf(name),
				numberText(coherence),
				trend ? percentText(trend.slope, 2) : '–',
				trend ? rangeText(trend.low, trend.high, (value) => percentText(value, 2)) : '–',
				trend ? trend.pValue.toFixed(3) : '–',
			],
		})),
	)}`;
}
