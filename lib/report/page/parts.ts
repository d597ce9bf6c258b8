import { EMPTY, markup, type Markup } from '../markup';

export interface Column {
	readonly title: string;
	/** Numbers stand to the right. */
	readonly number?: boolean;
}

export type Cell = string | Markup;

export interface TableRow {
	readonly cells: readonly Cell[];
	readonly className?: string;
}

/** The first cell of a row is its heading. */
export function table(columns: readonly Column[], rows: readonly TableRow[], caption = ''): Markup {
	const isNumber = (i: number) => (columns[i]?.number ? markup` class="figure"` : EMPTY);
	const heads = columns.map(({ title }, i) => markup`<th scope="col"${isNumber(i)}>${title}</th>`);
	const body = rows.map(({ cells, className }) => {
		const [first = '', ...rest] = cells;
		const others = rest.map((cell, i) => markup`<td${isNumber(i + 1)}>${cell}</td>`);
		const attribute = className ? markup` class="${className}"` : EMPTY;
		return markup`<tr${attribute}><th scope="row"${isNumber(0)}>${first}</th>${others}</tr>`;
	});
	const told = caption === '' ? EMPTY : markup`<caption>${caption}</caption>`;
	return markup`<div class="scroll"><table>${told}<thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table></div>`;
}

export interface Figure {
	readonly title: string;
	/** How to read it. */
	readonly text: string;
	readonly chart: Markup;
	/** The same as a table. */
	readonly numbers: Markup;
}

export const figure = ({ title, text, chart, numbers }: Figure): Markup =>
	markup`<figure><figcaption><h3>${title}</h3><p>${text}</p></figcaption>${chart}<details><summary>Numbers</summary>${numbers}</details></figure>`;

export const section = (title: string, ...body: readonly Markup[]): Markup =>
	markup`<section><h2>${title}</h2>${body}</section>`;

export const paragraph = (text: string | Markup): Markup => markup`<p>${text}</p>`;

export const bullets = (lines: readonly (string | Markup)[]): Markup =>
	markup`<ul>${lines.map((line) => markup`<li>${line}</li>`)}</ul>`;

export const facts = (pairs: readonly (readonly [string, string | Markup])[]): Markup =>
	markup`<dl>${pairs.map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;

/** Every so many-th row, at most `most`; the last is kept. */
export function some<T>(all: readonly T[], most = 21): T[] {
	if (all.length <= most) return [...all];
	const step = (all.length - 1) / (most - 1);
	return Array.from({ length: most }, (_, i) => all[Math.round(i * step)]).filter(
		(item): item is T => item !== undefined,
	);
}
