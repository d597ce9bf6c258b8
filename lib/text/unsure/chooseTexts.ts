/** One distinct text that is to be checked, with all rows that hold it. */
export interface Question {
	readonly text: string;
	readonly rows: readonly number[];
}

export interface Unsure {
	readonly row: number;
	readonly text: string;
	readonly confidence: number;
}

/**
 * Which texts a chat model is asked about: least confidence first, then by the text itself, so that the order of the rows does not
 * matter. Equal texts are asked once. Returns at most `most`, and how many distinct texts were left over.
 */
export function chooseTexts(
	unsure: readonly Unsure[],
	most: number,
): { questions: Question[]; leftOver: number } {
	const byText = new Map<string, { text: string; confidence: number; rows: number[] }>();
	for (const { row, text, confidence } of unsure) {
		const known = byText.get(text);
		if (!known) byText.set(text, { text, confidence, rows: [row] });
		else {
			known.rows.push(row);
			known.confidence = Math.min(known.confidence, confidence);
		}
	}
	const sorted = [...byText.values()].sort(
		(a, b) => a.confidence - b.confidence || (a.text < b.text ? -1 : 1),
	);
	const questions = sorted.slice(0, most).map(({ text, rows }) => ({ text, rows }));
	return { questions, leftOver: Math.max(0, sorted.length - most) };
}
