/** First code points of decimal digit runs outside ASCII that NFKC leaves alone (Arabic, Persian, Devanagari, Bengali, Thai). */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];
const FOREIGN_DIGIT = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59]/g;

const ASCII = /^[ -~]*$/;

/** Writes digits of other scripts as 0–9, and their decimal and group marks as `.` and `,`. */
export function asciiDigits(text: string): string {
	if (ASCII.test(text)) return text;
	return text
		.replace(FOREIGN_DIGIT, (digit) => {
			const code = digit.charCodeAt(0);
			const zero = ZEROS.findLast((start) => start <= code) ?? code;
			return String(code - zero);
		})
		.replaceAll('٫', '.')
		.replaceAll('٬', ',');
}
