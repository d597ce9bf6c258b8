import type { TrainTextReport } from './report';

const FEW = 20;

/** What a person should know before he trusts the classifier, in sentences. */
export function notesOf(report: Omit<TrainTextReport, 'notes'>): string[] {
	const { evaluation, leftOut, spellings, classes, duplicates } = report;
	const notes: string[] = [];
	if (!evaluation.beatsBaseline)
		notes.push(
			`It is not clearly better than always saying "${evaluation.baseline.label}": do not use it yet.`,
		);
	for (const { label, examples, rows } of leftOut.rareClasses)
		notes.push(
			`"${label}" has too few examples (${examples}) and was left out; rows ${rows.map((row) => row + 1).join(', ')}.`,
		);
	const few = classes.filter(({ texts }) => texts < FEW).map(({ label }) => `"${label}"`);
	if (few.length > 0)
		notes.push(`Fewer than ${FEW} examples, so its quality is uncertain: ${few.join(', ')}.`);
	for (const { label, also } of spellings) {
		const others = also.map(({ spelling, rows }) => `"${spelling}" (${rows})`).join(', ');
		notes.push(`Taken for "${label}": ${others}.`);
	}
	const counted: [number, string][] = [
		[leftOut.withoutText, 'rows without text were left out'],
		[leftOut.withoutLabel, 'rows without a label were left out'],
		[leftOut.beyondLimit, 'rows beyond the limit were not learned from'],
		[duplicates, 'texts stand more than once; equal texts were never on both sides of a test'],
	];
	for (const [count, what] of counted) if (count > 0) notes.push(`${count} ${what}.`);
	const doubtful = evaluation.doubtful.rows.length + evaluation.doubtful.more;
	if (doubtful > 0) notes.push(`${doubtful} rows may carry a wrong label: look at them first.`);
	notes.push(evaluation.learningCurve.advice);
	return notes;
}
