/** At most `most` UTF-16 units of a text, without half a character at the end. */
export function cutText(text: string, most: number): string {
	if (text.length <= most) return text.toWellFormed();
	const last = text.charCodeAt(most - 1);
	const isHalf = last >= 0xd800 && last <= 0xdbff;
	return text.slice(0, isHalf ? most - 1 : most).toWellFormed();
}
