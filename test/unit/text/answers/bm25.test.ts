import { Bm25 } from '../../../../lib/text';

/** Three documents of 2, 2 and 4 terms: mean length 8/3. */
const DOCUMENTS = [
	['refund', 'late'],
	['refund', 'parcel'],
	['parcel', 'parcel', 'track', 'link'],
];

function scores(query: readonly string[], options = {}): number[] {
	const into = new Float64Array(DOCUMENTS.length);
	Bm25.fit(DOCUMENTS, options).addScores(query, into);
	return [...into];
}

describe('Bm25', () => {
	it('gives the scores that a calculation by hand gives', () => {
		// idf(track) = ln(1 + (3 − 1 + ½) / 1½) = ln(8/3); length 4 against 8/3: K = 1.2 · (¼ + ¾ · 1.5) = 1.65
		expect(scores(['track'])[2]).toBeCloseTo((Math.log(8 / 3) * 2.2) / 2.65, 12);
		// idf(parcel) = ln(1 + 1½ / 2½) = ln(1.6); document 1: K = 1.2 · (¼ + ¾ · 0.75) = 0.975; document 2 holds it twice.
		const [first, second, third] = scores(['parcel']);
		expect(first).toBe(0);
		expect(second).toBeCloseTo((Math.log(1.6) * 2.2) / 1.975, 12);
		expect(third).toBeCloseTo((Math.log(1.6) * 2 * 2.2) / 3.65, 12);
	});

	it('adds up the terms of a query, each once, and leaves out unknown ones', () => {
		const both = scores(['refund', 'parcel', 'parcel', 'unicorn']);
		const [refund, parcel] = [scores(['refund']), scores(['parcel'])];
		both.forEach((score, i) => expect(score).toBeCloseTo((refund[i] ?? 0) + (parcel[i] ?? 0), 12));
	});

	it('counts a term once with k1 = 0, and no length with b = 0', () => {
		expect(scores(['parcel'], { k1: 0 })[2]).toBeCloseTo(Math.log(1.6), 12);
		const plain = scores(['parcel'], { b: 0 });
		expect(plain[1]).toBeCloseTo(Math.log(1.6), 12);
	});

	it('says nothing of no documents', () => {
		const scores = new Float64Array(1);
		Bm25.fit([]).addScores(['parcel'], scores);
		expect([...scores]).toEqual([0]);
	});
});
