/** Texts that mean "no value" in exports of spreadsheets, databases and statistics programs. Compared without regard to case. */
export const EMPTY_TOKENS: readonly string[] = [
	'',
	'-',
	'--',
	'–',
	'—',
	'?',
	'n/a',
	'#n/a',
	'na',
	'n.a.',
	'nan',
	'nil',
	'none',
	'null',
	'(null)',
	'<null>',
	'<na>',
	'(blank)',
	'undefined',
	'\\n',
	'#ref!',
	'#value!',
	'#div/0!',
	'#name?',
	'#null!',
	'#num!',
	'k.a.',
	'k. a.',
	's/o',
	'无',
	'暂无',
	'0000-00-00',
	'0000-00-00 00:00:00',
];

/** Says whether a tidied text stands for a missing value. The empty text always does. */
export function emptyTokenTest(
	tokens: readonly string[] = EMPTY_TOKENS,
): (text: string) => boolean {
	const known = new Set(tokens.map((token) => token.trim().toLowerCase()));
	known.add('');
	const longest = Math.max(...[...known].map((token) => token.length));
	return (text) => text.length <= longest && known.has(text.toLowerCase());
}
