import { cellAt, stringColumn, type Table } from '../../../table';
import { confirmLinkOf, type LinkBase } from '../../links/personLinks';
import { parseAddress } from '../../recipients/address';
import type { AskRules } from './askOptions';
import { askText, type AskText } from './askWords';

/** What is said to each row, and what is kept of it. */
export class AskTable {
	private readonly texts = new Map<string, AskText>();
	readonly expiresAt: number;

	constructor(
		private readonly table: Table,
		private readonly rules: AskRules,
		private readonly links: LinkBase,
		now: number,
	) {
		this.expiresAt = now + rules.validFor;
	}

	/** These rows with the columns that the confirmation mail reads; columns of the same names are replaced. */
	rows(rows: readonly number[], step: string): Table {
		const texts = rows.map((row) => this.textOf(row));
		const column = (pick: (text: AskText) => string) => stringColumn(texts.map(pick));
		return this.table.take(rows).with([
			['confirm_url', stringColumn(rows.map((row) => this.linkOf(row, step)))],
			['ask_language', column(({ language }) => language)],
			['ask_direction', column(({ direction }) => direction)],
			['ask_title', column(({ title }) => title)],
			['ask_question', column(({ question }) => question)],
			['ask_about', column(({ about }) => about)],
			['ask_button', column(({ button }) => button)],
			['ask_ignore', column(({ ignore }) => ignore)],
			['ask_until', column(({ until }) => until)],
		]);
	}

	/** The text that the person agrees to, with its version. */
	wordingOf(row: number): string {
		const { wording, isOwnText } = this.rules;
		const { language, question, about } = this.textOf(row);
		const words = isOwnText ? `${language}: ${question} ${about}`.trim() : 'own text';
		return wording === '' ? words : `${wording}; ${words}`;
	}

	private textOf(row: number): AskText {
		const { columns, language, from, topic } = this.rules;
		const cell = columns.language ? cellAt(this.table.column(columns.language), row) : null;
		const wanted = (typeof cell === 'string' ? cell.trim().slice(0, 20) : '') || language;
		const known = this.texts.get(wanted);
		if (known) return known;
		const text = askText(wanted, from.name, topic, this.expiresAt);
		if (this.texts.size < 1_000) this.texts.set(wanted, text);
		return text;
	}

	private linkOf(row: number, step: string): string {
		const { columns, campaign, topic } = this.rules;
		const address = parseAddress(cellAt(this.table.column(columns.email), row));
		if (!address.ok) return '';
		const owner = { recipient: address.key, campaign, step, topic };
		return confirmLinkOf(this.links, owner, this.expiresAt);
	}
}
