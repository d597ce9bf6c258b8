import { LibraryError } from '../../errors';
import { escapeHtml } from '../template/escape';
import { parseTemplate } from '../template/parse';

const TAGS = /(\{\{[^]*?\}\})/;
const MOST = 20_000;
const LINK_START = /^(?:https?:\/\/[^\s/?#{]+|mailto:|tel:|\{\{)/i;
const PICTURE_START = /^(?:https:\/\/[^\s/?#{]+|\{\{)/i;
const FIELD = /^[^\][{}\r\n]{1,200}$/;

/** The author's texts of one block, checked, escaped for their places and ready to be put into the compiled HTML. */
export class BlockTexts {
	readonly values = new Map<string, string>();

	/** `name`: what messages call the block, e.g. "Block 2 (hero)". */
	constructor(private readonly name: string) {}

	/** Text between tags: the author's signs are escaped, line ends kept, merge tags left for the template. */
	text(key: string, source: string | undefined, isRequired = false): this {
		const text = this.checked(key, source, isRequired);
		const parts = text.split(TAGS).map((part, i) => (i % 2 === 1 ? part : escapeHtml(part)));
		return this.set(key, parts.join('').replace(/\r\n|\r|\n/g, '<br>'));
	}

	/** Text in a quoted attribute. */
	attribute(key: string, source: string | undefined): this {
		return this.text(key, this.checked(key, source, false).replace(/\s+/g, ' '));
	}

	link(key: string, source: string | undefined, isRequired = false): this {
		return this.address(key, source, isRequired, LINK_START, 'https://, http://, mailto: or tel:');
	}

	picture(key: string, source: string | undefined, isRequired = false): this {
		return this.address(key, source, isRequired, PICTURE_START, 'https://');
	}

	/** Name of a field for use in a merge tag. */
	field(key: string, source: string): this {
		const name = source.trim();
		if (!FIELD.test(name)) throw this.wrong(key, `"${name.slice(0, 40)}" is not a field`);
		const isPath = /^[\p{L}\p{N}_$-]+(?:\.[\p{L}\p{N}_$-]+)*$/u.test(name);
		return this.set(key, isPath ? name : `[${name}]`);
	}

	number(key: string, value: number, least: number, most: number): this {
		if (Number.isInteger(value) && value >= least && value <= most)
			return this.set(key, `${value}`);
		throw this.wrong(key, `must be ${least} to ${most}, a whole number; got ${value}`);
	}

	/** A part that is shown or not. */
	flag(key: string, isOn: boolean): this {
		return this.set(key, isOn ? '1' : '');
	}

	private set(key: string, value: string): this {
		this.values.set(key, value);
		return this;
	}

	private checked(key: string, source: string | undefined, isRequired: boolean): string {
		const isText = source === undefined || typeof source === 'string';
		if (!isText) throw this.wrong(key, 'must be text');
		const text = (source ?? '').trim();
		if (isRequired && text === '') throw this.wrong(key, 'is empty');
		if (text.length > MOST) throw this.wrong(key, `has more than ${MOST} characters`);
		parseTemplate(text, 'plain', `${this.name}, ${key}`);
		return text;
	}

	private address(
		key: string,
		source: string | undefined,
		isRequired: boolean,
		start: RegExp,
		schemes: string,
	): this {
		const text = this.checked(key, source, isRequired);
		if (
			text !== '' &&
			(!start.test(text) || /[\s"'<>\\]/.test(text.replace(/\{\{[^]*?\}\}/g, '')))
		) {
			throw this.wrong(key, `"${text.slice(0, 80)}" is not an address that begins with ${schemes}`);
		}
		return this.text(key, text);
	}

	private wrong(key: string, what: string): LibraryError {
		return new LibraryError(
			'INVALID_PARAMETER',
			`${this.name}: ${key} ${what}.`,
			'Correct this block, or remove it.',
		);
	}
}
