import { asciiDigits } from './digits';
import { currencyOf } from './currencies';

/** One text read as a number in both ways of writing; NaN = cannot be read that way. */
export interface NumberReading {
	/** Decimal point: 1,234.56 */
	readonly point: number;
	/** Decimal comma: 1.234,56 */
	readonly comma: number;
	/** ISO 4217 code when a currency was written. */
	readonly currency?: string | undefined;
	readonly percent?: boolean;
}

export interface NumberOptions {
	/** `fraction`: "12 %" is 0.12 (default); `number`: it is 12. */
	readonly percent?: 'fraction' | 'number';
	/** Whether "1.5k", "3M", "2 Mio" count as numbers. Default false. */
	readonly suffixes?: boolean;
}

const SUFFIXES: ReadonlyMap<string, number> = new Map([
	['k', 1e3],
	['tsd', 1e3],
	['tsd.', 1e3],
	['m', 1e6],
	['mio', 1e6],
	['mio.', 1e6],
	['mn', 1e6],
	['b', 1e9],
	['bn', 1e9],
	['mrd', 1e9],
	['mrd.', 1e9],
	['万', 1e4],
	['亿', 1e8],
]);

const MAX_LENGTH = 64;
const PLAIN_INTEGER = /^[+-]?\d+$/;
const PLAIN_DECIMAL = /^[+-]?\d*\.\d+$/;
const EXPONENT = /^\d+(?:([.,])\d+)?e[+-]?\d{1,3}$/i;
const GROUPED = {
	point: /^[1-9]\d{0,2}([,' ])\d{3}(?:\1\d{3})*$/,
	comma: /^[1-9]\d{0,2}([.' ])\d{3}(?:\1\d{3})*$/,
};
/** 12,34,567: the Indian way of grouping. */
const INDIAN = /^[1-9]\d?(?:,\d{2})+,\d{3}$/;
const LEADING_MARK = /^(\p{L}{0,3}\p{Sc}|\p{L}{2,4}\.?)\s?(?=[\d(.,+-])/u;
const TRAILING_MARK = /(?<=[\d).,])\s?(\p{L}{0,3}\p{Sc}|\p{L}{1,4}\.?)$/u;

/** Reads an unsigned body such as 1'234.56 with the given decimal mark, or NaN. */
function readBody(body: string, way: 'point' | 'comma'): number {
	const mark = way === 'point' ? '.' : ',';
	const at = body.lastIndexOf(mark);
	const first = body.indexOf(mark);
	if (EXPONENT.test(body))
		return first < 0 && /[.,]/.test(body) ? NaN : Number(body.replace(',', '.'));
	const whole = at === -1 || first !== at ? body : body.slice(0, at);
	const rest = at === -1 || first !== at ? '' : body.slice(at + 1);
	if (rest !== '' && !/^\d+$/.test(rest)) return NaN;
	if (whole === '' && rest === '') return NaN;
	if (/^\d*$/.test(whole)) return Number(`${whole}.${rest || '0'}`);
	const grouped = GROUPED[way].test(whole) || (way === 'point' && INDIAN.test(whole));
	return grouped ? Number(`${whole.replace(/\D/g, '')}.${rest || '0'}`) : NaN;
}

interface Stripped {
	body: string;
	factor: number;
	currency?: string;
	percent: boolean;
}

/** Takes sign, brackets, percent sign, currency and suffix off, each at most once; null when something is written twice. */
function strip(text: string, options: NumberOptions): Stripped | null {
	const out: Stripped = { body: text, factor: 1, percent: false };
	let signed = false;
	const sign = (negative: boolean) => {
		if (signed) return false;
		signed = true;
		if (negative) out.factor = -out.factor;
		return true;
	};
	for (let step = 0; step < 8; step++) {
		const { body } = out;
		if (/^\(.*\)$/.test(body)) {
			if (!sign(true)) return null;
			out.body = body.slice(1, -1).trim();
		} else if (/^[+-]/.test(body) || /\d\s?-$/.test(body)) {
			if (!sign(body.includes('-'))) return null;
			out.body = body.replace(/^[+-]\s?|\s?-$/, '');
		} else if (/%$/.test(body) && !out.percent) {
			out.percent = true;
			out.body = body.slice(0, -1).trim();
		} else if (!stripMark(out, options)) return out;
	}
	return out;
}

/** Takes one currency mark or suffix off an end; false when there is none. */
function stripMark(out: Stripped, options: NumberOptions): boolean {
	const match = LEADING_MARK.exec(out.body) ?? TRAILING_MARK.exec(out.body);
	const mark = match?.[1];
	if (!match || mark === undefined) return false;
	const scale = options.suffixes && match.index > 0 ? SUFFIXES.get(mark.toLowerCase()) : undefined;
	const currency = currencyOf(mark);
	if (scale !== undefined) out.factor *= scale;
	else if (currency !== undefined && out.currency === undefined) out.currency = currency;
	else return false;
	out.body = (
		match.index > 0 ? out.body.slice(0, match.index) : out.body.slice(match[0].length)
	).trim();
	return true;
}

const UNREADABLE: NumberReading = { point: NaN, comma: NaN };

/**
 * Reads a tidied text (see tidyText) as a number, with decimal point and with decimal comma: thousands marks , . ' and blank,
 * (12.50) and 12.50- as negatives, currency marks, percent, digits of other scripts, and suffixes when allowed.
 */
export function readNumber(text: string, options: NumberOptions = {}): NumberReading {
	if (text.length > MAX_LENGTH) return UNREADABLE;
	if (PLAIN_INTEGER.test(text)) return { point: Number(text), comma: Number(text) };
	if (PLAIN_DECIMAL.test(text) && text.length - text.indexOf('.') !== 4) {
		return { point: Number(text), comma: NaN };
	}
	const plain = asciiDigits(text).replace(/[−–‒]/g, '-').replace(/[’`´]/g, "'");
	if (!/\d/.test(plain)) return UNREADABLE;
	const stripped = strip(plain, options);
	if (!stripped) return UNREADABLE;
	const hundredth = stripped.percent && options.percent !== 'number';
	// Dividing keeps 12 % = 0.12 exactly; multiplying by 0.01 would not.
	const value = (body: number) =>
		hundredth ? (stripped.factor * body) / 100 : stripped.factor * body;
	return {
		point: value(readBody(stripped.body, 'point')),
		comma: value(readBody(stripped.body, 'comma')),
		currency: stripped.currency,
		percent: stripped.percent,
	};
}
