/** Scripts that tell languages or groups of them, by the numbers of UTF-16 units. */
export const SCRIPTS = [
	'none',
	'latin',
	'han',
	'kana',
	'arabic',
	'devanagari',
	'cyrillic',
	'greek',
	'hebrew',
	'thai',
	'hangul',
	'bengali',
	'gurmukhi',
	'gujarati',
	'oriya',
	'tamil',
	'telugu',
	'kannada',
	'malayalam',
	'sinhala',
	'lao',
	'tibetan',
	'burmese',
	'georgian',
	'ethiopic',
	'khmer',
	'armenian',
] as const;

export type Script = (typeof SCRIPTS)[number];

/** First and last unit of each block, in rising order. */
const BLOCKS: readonly (readonly [first: number, last: number, script: Script])[] = [
	[0x41, 0x5a, 'latin'],
	[0x61, 0x7a, 'latin'],
	[0xc0, 0xd6, 'latin'],
	[0xd8, 0xf6, 'latin'],
	[0xf8, 0x24f, 'latin'],
	[0x370, 0x3ff, 'greek'],
	[0x400, 0x52f, 'cyrillic'],
	[0x531, 0x58f, 'armenian'],
	[0x5d0, 0x5f2, 'hebrew'],
	[0x620, 0x64a, 'arabic'],
	[0x66e, 0x6d3, 'arabic'],
	[0x6d5, 0x6d5, 'arabic'],
	[0x6fa, 0x6ff, 'arabic'],
	[0x750, 0x77f, 'arabic'],
	[0x900, 0x963, 'devanagari'],
	[0x970, 0x97f, 'devanagari'],
	[0x980, 0x9fe, 'bengali'],
	[0xa01, 0xa76, 'gurmukhi'],
	[0xa81, 0xaff, 'gujarati'],
	[0xb01, 0xb77, 'oriya'],
	[0xb82, 0xbfa, 'tamil'],
	[0xc00, 0xc7f, 'telugu'],
	[0xc80, 0xcff, 'kannada'],
	[0xd00, 0xd7f, 'malayalam'],
	[0xd80, 0xdff, 'sinhala'],
	[0xe01, 0xe5b, 'thai'],
	[0xe80, 0xedf, 'lao'],
	[0xf00, 0xfff, 'tibetan'],
	[0x1000, 0x109f, 'burmese'],
	[0x10a0, 0x10ff, 'georgian'],
	[0x1100, 0x11ff, 'hangul'],
	[0x1200, 0x139f, 'ethiopic'],
	[0x1780, 0x17ff, 'khmer'],
	[0x1e00, 0x1eff, 'latin'],
	[0x3041, 0x3096, 'kana'],
	[0x30a1, 0x30fa, 'kana'],
	[0x3130, 0x318f, 'hangul'],
	[0x3400, 0x4dbf, 'han'],
	[0x4e00, 0x9fff, 'han'],
	[0xac00, 0xd7a3, 'hangul'],
	[0xf900, 0xfaff, 'han'],
	[0xfb50, 0xfdfb, 'arabic'],
	[0xfe70, 0xfefc, 'arabic'],
	[0xff21, 0xff3a, 'latin'],
	[0xff41, 0xff5a, 'latin'],
	[0xff66, 0xff9d, 'kana'],
];

const SCRIPT_OF_UNIT = new Uint8Array(0x10000);
for (const [first, last, script] of BLOCKS) {
	SCRIPT_OF_UNIT.fill(SCRIPTS.indexOf(script), first, last + 1);
}

const LATIN = SCRIPTS.indexOf('latin');

/** Place of a unit's script in SCRIPTS; 0 = no letter. */
export const scriptOfUnit = (unit: number) => SCRIPT_OF_UNIT[unit] ?? 0;

export const isLatin = (unit: number) => SCRIPT_OF_UNIT[unit] === LATIN;

const LOWER = Uint16Array.from({ length: 0x250 }, (_, unit) => lowerOf(unit));

/** A unit in lower case where that is one unit too: "İ" is "i". */
function lowerOf(unit: number): number {
	return String.fromCharCode(unit).toLowerCase().charCodeAt(0);
}

/** A Latin letter in lower case. */
export const lowerLatin = (unit: number) => LOWER[unit] ?? lowerOf(unit);

/** Letters of one word's weight: a Han character says as much as three Latin letters. */
const WEIGHTS = Float64Array.from(SCRIPTS, (script) =>
	script === 'han' ? 3 : script === 'kana' || script === 'hangul' ? 2 : 1,
);

/** Weight of each script in the first units of a text, by its place in SCRIPTS. */
export class ScriptCounts {
	readonly weights = new Float64Array(SCRIPTS.length);
	total = 0;

	count(text: string, end: number): void {
		const { weights } = this;
		weights.fill(0);
		for (let i = 0; i < end; i++) {
			const script = SCRIPT_OF_UNIT[text.charCodeAt(i)] ?? 0;
			weights[script] = (weights[script] ?? 0) + 1;
		}
		weights[0] = 0;
		this.total = 0;
		for (let i = 1; i < weights.length; i++) {
			weights[i] = (weights[i] ?? 0) * (WEIGHTS[i] ?? 1);
			this.total += weights[i] ?? 0;
		}
	}

	of(script: Script): number {
		return this.weights[SCRIPTS.indexOf(script)] ?? 0;
	}

	/** The script of most letters. */
	main(): Script {
		let best = 0;
		for (let i = 1; i < SCRIPTS.length; i++) {
			if ((this.weights[i] ?? 0) > (this.weights[best] ?? 0)) best = i;
		}
		return SCRIPTS[best] ?? 'none';
	}
}
