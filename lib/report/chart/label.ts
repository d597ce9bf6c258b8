/** Texts in a drawing: cut to a width, since SVG does not break lines. */
import { visible } from '../markup';

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';
const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Widths in ems, on the safe side: wide ones are CJK, emoji and capitals of wide fonts. */
const widthOf = (grapheme: string): number => {
	const code = grapheme.codePointAt(0) ?? 0;
	if (code >= 0x1100) return code >= 0x1f000 ? 1.3 : 1.05;
	return /[A-ZmwMW@%&]/.test(grapheme) ? 0.78 : 0.57;
};

/** The text in at most `width` units at this size of type, with an ellipsis where something is left out. Whole characters only. */
export function fitText(text: string, width: number, fontSize = 12): string {
	const most = width / fontSize;
	let used = 0;
	let out = '';
	// A character can be made of endlessly many code points: more than the drawing can show is not looked at.
	for (const { segment } of segments.segment(visible(text).slice(0, 500).replace(/\s+/g, ' '))) {
		used += widthOf(segment);
		if (used > most || segment.length > 40) return `${out.trimEnd()}…`;
		out += segment;
	}
	return text.length > 500 ? `${out}…` : out;
}

/** The same, so that the direction of writing inside does not move what stands around it. For text that `markup` must not clean again. */
export const isolated = (text: string): string => `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}`;
