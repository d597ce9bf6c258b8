/** How long an SMS is: GSM 03.38 where its letters suffice, else UCS-2; both in parts that phones put together again. */

/** The basic letters of GSM 03.38 (3GPP TS 23.038), one unit each. */
const BASIC = new Set(
	'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Its extension: two units each. */
const EXTENDED = new Set('\f^{}\\[~]|€');

export interface SmsLength {
	readonly encoding: 'GSM-7' | 'UCS-2';
	/** Septets, or UTF-16 code units. */
	readonly units: number;
	/** Parts that are charged for; 0 for empty text. */
	readonly segments: number;
}

/** The length of `text` as it is sent. A letter of two units is never split over two parts. */
export function smsLength(text: string): SmsLength {
	const letters = [...text];
	const isGsm = letters.every((letter) => BASIC.has(letter) || EXTENDED.has(letter));
	const sizes = letters.map((letter) => (isGsm ? (EXTENDED.has(letter) ? 2 : 1) : letter.length));
	const units = sizes.reduce((sum, size) => sum + size, 0);
	const [alone, part] = isGsm ? [160, 153] : [70, 67];
	const encoding = isGsm ? 'GSM-7' : 'UCS-2';
	const segments = units <= alone ? Math.min(units, 1) : partsOf(sizes, part);
	return { encoding, units, segments };
}

function partsOf(sizes: readonly number[], room: number): number {
	let parts = 1;
	let used = 0;
	for (const size of sizes) {
		if (used + size > room) {
			parts++;
			used = 0;
		}
		used += size;
	}
	return parts;
}

/** Why this text cannot be sent as SMS, or null. */
export function smsProblem(text: string, mostSegments: number): string | null {
	if (text === '') return 'the text is empty for this person';
	const { encoding, units, segments } = smsLength(text);
	if (segments <= mostSegments) return null;
	return `the text needs ${segments} SMS segments (${units} signs in ${encoding}), more than ${mostSegments}`;
}

/** The text as it is sent: letters and their accents in one, line ends as LF, nothing that phones do not show. */
export function smsText(rendered: string): string {
	const lines = rendered.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, '');
	return lines.normalize('NFC').trim();
}
