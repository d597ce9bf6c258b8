import fc from 'fast-check';
import { TextFinder } from '../../../../lib/campaign/people/textFinder';

const simple = (texts: readonly (readonly string[])[], bytes: Buffer) =>
	new Set(texts.flatMap((own, i) => (own.some((text) => bytes.includes(text)) ? [i] : [])));

it('finds whom a plain search for each text finds, whatever the texts and bytes', () => {
	const letters = fc.constantFrom('a', 'b', '@', 'ä', '"');
	const text = (min: number, max: number) =>
		fc.string({ unit: letters, minLength: min, maxLength: max });
	fc.assert(
		fc.property(
			fc.array(fc.array(text(1, 5), { maxLength: 2 }), { maxLength: 40 }),
			text(0, 300),
			(texts, content) => {
				const bytes = Buffer.from(content, 'utf8');
				expect(new TextFinder(texts).ownersIn(bytes)).toEqual(simple(texts, bytes));
			},
		),
		{ numRuns: 300 },
	);
});

it('finds texts at the very begin and end, and those that overlap', () => {
	const texts = ['abcab', 'bcabc', 'cabcx', 'xxxxx', 'abcxy', 'bcxyz'].map((text) => [text]);
	const bytes = Buffer.from('abcabcxyz');
	expect([...new TextFinder(texts).ownersIn(bytes)].sort()).toEqual([0, 1, 2, 4, 5]);
	expect(new TextFinder(texts).ownersIn(Buffer.from('abc')).size).toBe(0);
});

it('takes seconds, not hours, for 100,000 people and some megabytes', () => {
	const texts = Array.from({ length: 100_000 }, (_, i) => [`person${i}@mail.example`, `"c-${i}"`]);
	const kept = Array.from({ length: 120_000 }, (_, i) => `person${i * 3}@mail.example,`);
	const found = new TextFinder(texts).ownersIn(Buffer.from(kept.join('')));
	expect(found.size).toBe(33_334);
}, 30_000);
