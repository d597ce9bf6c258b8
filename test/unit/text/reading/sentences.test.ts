import * as fc from 'fast-check';
import { sentencesOf, type Language } from '../../../../lib/text';
import { anyUnits } from '../../../support/anyUnits';
import { milliseconds } from '../../../support/milliseconds';

const cut = (text: string, language: Language = 'en') =>
	sentencesOf(text, language).map(({ from, to }) => text.slice(from, to));

/** "|" where a sentence ends. */
const CASES: readonly (readonly [Language, string])[] = [
	['en', 'Great phone.| Battery is bad!| Would I buy it again?| No.'],
	['en', 'Mr. Smith and Dr. Jones called at 3.50 p.m. about it.| Nobody answered.'],
	['en', 'J. R. Tolkien wrote it.| So do I.| Really?!| Yes...'],
	['en', 'It works... but slowly.| Wait...| What?'],
	['en', 'I love it!!! 😍😍| Fast delivery 👍'],
	['en', 'He said "It broke."| Then he left.'],
	['en', 'See www.shop.com/a.html for more.| Price is 3.99.| Model No. 5 is better.'],
	['en', 'First line without a mark\n|second line'],
	['en', 'Did it work? |No.| It broke.'],
	['en', 'Arrived at 5 p.m. on Monday.| Perfect (really!).| Thanks'],
	[
		'de',
		'Das ist z. B. der Fall, z.B. Der Kaffee.| Am 3. Mai kam es an.| Dr. Müller bzw. Frau Maier war nett.',
	],
	['de', 'Inkl. Versand 3,50 €.| Leider defekt, usw.| Nie wieder!'],
	['fr', 'M. Dupont est arrivé.| Qualité « super ! » selon lui.| Livraison rapide !'],
	['es', '¡Muy bueno!| ¿Dónde está mi pedido?| El Sr. López no contesta.'],
	['it', 'Il dott. Rossi è gentile.| Spedizione veloce!'],
	['pt', 'A Sra. Silva ajudou.| Muito bom!| Recomendo.'],
	['zh', '质量很好。|物流很快！|客服呢？|不会再买了……|差评'],
	['zh', '他说：“很好。”|我同意。'],
	['ar', 'هل وصل الطلب؟| لا. |المنتج سيئ!'],
	['hi', 'बहुत अच्छा है।| डॉ. शर्मा ने मदद की।| धन्यवाद!'],
	['en', 'Very bad.|Never again!|Avoid?|Maybe.| Node.JS and e.g.X stay. '],
	['en', '"Really?" he asked.| "Yes!"| She left.'],
	['zh', '很好!|物流快.|给3.5分吧?|嗯'],
	['ar', 'جيد؟|نعم'],
	['other', 'とても良いです。|また買います！'],
];

describe('sentences', () => {
	it.each(CASES)('end where a reader of "%s" sees it: %s', (language, marked) => {
		const text = marked.replaceAll('|', '');
		const expected = marked.split('|').map((part) => part.trim());
		expect(cut(text, language)).toEqual(expected);
	});

	it('cover all that is not space, in order, without overlap', () => {
		const piece = fc.oneof(
			anyUnits(8),
			fc.constantFrom('. ', '! ', '。', '\n', 'Dr. ', ' 3. ', '…', '😀', '؟ ', '।', '"', '\ud83d'),
		);
		fc.assert(
			fc.property(
				fc.array(piece, { maxLength: 15 }),
				fc.constantFrom<Language>('en', 'de', 'zh'),
				(pieces, language) => {
					const text = pieces.join('');
					let last = 0;
					let joined = '';
					for (const { from, to } of sentencesOf(text, language)) {
						expect(from).toBeGreaterThanOrEqual(last);
						expect(to).toBeGreaterThan(from);
						joined += text.slice(from, to);
						last = to;
					}
					const bare = (part: string) => part.replace(/[\s\u0000-\u0020\u200b\u0085]/gu, '');
					expect(bare(joined)).toBe(bare(text));
				},
			),
		);
	});

	it('take 1 MB of anything in less than 200 ms', () => {
		const pieces = [
			'a. ',
			'.',
			'. ',
			'! ',
			'😀',
			'a.b',
			'Dr. ',
			'。',
			'"',
			'\n',
			'3. ',
			' ',
			'. 😀 ',
			'! »a',
		];
		for (const text of [
			'.'.repeat(1_000_000) + 'x',
			...pieces.map((piece) => piece.repeat(1_000_000 / piece.length)),
		])
			expect(milliseconds(() => sentencesOf(text, 'de'))).toBeLessThan(200);
		expect(milliseconds(() => sentencesOf('.'.repeat(19_990) + 'x', 'de'))).toBeLessThan(200);
	});
});
