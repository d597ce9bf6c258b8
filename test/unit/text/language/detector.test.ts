import * as fc from 'fast-check';
import { languageOfCode, openLanguageDetector, priorOf, type Language } from '../../../../lib/text';
import { anyUnits } from '../../../support/anyUnits';
import { milliseconds } from '../../../support/milliseconds';

/** Written for this test, as shops get them; none was used to choose a constant. */
const OURS: readonly (readonly [Language, string])[] = [
	['en', 'Great quality, fast shipping, would buy again.'],
	['en', 'Broke after two days. Refund please!'],
	['en', 'Where is my order? It should have arrived on Monday.'],
	['es', 'Muy buena calidad, llegó antes de lo previsto.'],
	['es', 'No funciona y nadie me contesta'],
	['es', '¿Dónde está mi pedido?'],
	['fr', 'Très bon produit, livraison rapide !'],
	['fr', 'Colis jamais reçu, service client injoignable'],
	['fr', 'Je voudrais annuler ma commande'],
	['de', 'Tolle Qualität, schnelle Lieferung, gerne wieder'],
	['de', 'Leider kam das Paket beschädigt an.'],
	['de', 'Wie kann ich meine Bestellung stornieren?'],
	['it', 'Prodotto ottimo, spedizione veloce'],
	['it', 'Non funziona, vorrei il rimborso'],
	['it', 'Il pacco è arrivato rotto'],
	['pt', 'Produto muito bom, chegou antes do prazo'],
	['pt', 'Não funciona, quero meu dinheiro de volta'],
	['pt', 'Onde está minha encomenda?'],
	['zh', '质量很好，物流很快'],
	['zh', '包装破了，客服不理人'],
	['zh', '不錯，下次還會買'],
	['ar', 'المنتج ممتاز والتوصيل سريع'],
	['ar', 'وين طلبي؟ صار له اسبوع'],
	['hi', 'बहुत अच्छा उत्पाद है, समय पर मिला'],
	['hi', 'मेरा ऑर्डर अभी तक नहीं आया'],
	['hi', 'bahut accha product hai bhai, paisa vasool'],
	['hi', 'mera order abhi tak nahi aaya'],
];

const OTHERS: readonly (readonly [string, string])[] = [
	['ja', 'とても良い商品です。また買います。'],
	['ja', '商品が壊れていました'],
	['ko', '배송이 빨라서 좋아요'],
	['ru', 'Отличное качество, быстрая доставка'],
	['uk', 'Дуже гарна якість, швидка доставка і все ціле'],
	['nl', 'Goede kwaliteit en snelle levering, zeker een aanrader'],
	['nl', 'Het pakket is helaas niet aangekomen'],
	['tr', 'Ürün çok güzel, kargo hızlıydı teşekkürler'],
	['tr', 'Siparişim hala gelmedi'],
	['pl', 'Bardzo dobra jakość, szybka dostawa'],
	['pl', 'Niestety paczka nie dotarła'],
	['sv', 'Mycket bra kvalitet och snabb leverans'],
	['da', 'Rigtig god kvalitet og hurtig levering, tak for det'],
	['fi', 'Erittäin hyvä tuote ja nopea toimitus'],
	['cs', 'Výborná kvalita a rychlé doručení, děkuji'],
	['hu', 'Nagyon jó minőség, gyors szállítás'],
	['ro', 'Calitate foarte bună și livrare rapidă'],
	['ms', 'Barang bagus, pengiriman cepat, terima kasih banyak'],
	['vi', 'Sản phẩm rất tốt, giao hàng nhanh'],
	['th', 'สินค้าดีมาก ส่งเร็ว'],
	['el', 'Πολύ καλή ποιότητα και γρήγορη αποστολή'],
	['he', 'מוצר מעולה ומשלוח מהיר'],
	['fa', 'کیفیت خیلی خوب بود و زود رسید'],
	['ur', 'بہت اچھا ہے اور وقت پر ملا'],
	['mr', 'खूप छान आहे आणि वेळेवर मिळाले'],
	['bn', 'খুব ভালো পণ্য'],
	['ta', 'மிகவும் நல்ல தயாரிப்பு'],
];

describe('language detection', () => {
	it('tells messages of customers in nine languages, Hindi in both scripts', async () => {
		const detector = await openLanguageDetector();
		const found = OURS.map(([, text]) => [detector.detect(text).language, text]);
		expect(found).toEqual(OURS);
	});

	it('calls all others "other" and says which they are', async () => {
		const detector = await openLanguageDetector();
		const found = OTHERS.map(([, text]) => {
			const { language, name } = detector.detect(text);
			return [language === 'other' ? name : language, text];
		});
		expect(found).toEqual(OTHERS);
	});

	it('leaves mentions, links, tags and laughter out', async () => {
		const detector = await openLanguageDetector();
		const text =
			'@the_best_shop Muy buen servicio hahaha https://the.best/of/the #bestoftheweek &amp;';
		expect(detector.detect(text).language).toBe('es');
	});

	it('is unsure about words that many languages share, and lets the set decide', async () => {
		const detector = await openLanguageDetector();
		const alone = detector.detect('Super!');
		expect(alone.confidence).toBeLessThan(0.7);
		const prior = priorOf(
			new Map([
				['de' as const, 960],
				['en' as const, 40],
			]),
		);
		expect(detector.detect('Super!', prior).language).toBe('de');
		expect(detector.detect('👍👍', prior)).toEqual({ language: 'de', confidence: 0.96 });
		expect(detector.detect('This one is English whatever the others are.', prior).language).toBe(
			'en',
		);
		expect(detector.detect('Deze is Nederlands, wat de anderen ook zijn.', prior).name).toBe('nl');
	});

	it('says nothing about texts without words', async () => {
		const detector = await openLanguageDetector();
		for (const text of ['', '   ', '12345 67', '😀😀', '!!!', '\u0000\ud800'])
			expect(detector.detect(text)).toEqual({ language: 'other', confidence: 0 });
	});

	it('lowers its confidence where two scripts are mixed', async () => {
		const detector = await openLanguageDetector();
		const mixed = detector.detect('Great phone, works as described 手机很好用，值得推荐给大家购买');
		expect(mixed.confidence).toBeLessThan(0.8);
	});

	it('gives the same for a text whatever was read before', async () => {
		const detector = await openLanguageDetector();
		const texts = [...OURS, ...OTHERS].map(([, text]) => text);
		const forwards = texts.map((text) => detector.detect(text));
		const backwards = texts.toReversed().map((text) => detector.detect(text));
		expect(backwards.toReversed()).toEqual(forwards);
	});

	it('takes any text in bounded time, with a confidence of 0 … 1', async () => {
		const detector = await openLanguageDetector();
		const hostile = ['a', 'é', '@', '#', '&', "'", 'http', '<p>', 'ha', '很', 'ﷺ', '\ud83d', 'Ā'];
		for (const piece of hostile) {
			const text = piece.repeat(1_000_000 / piece.length);
			expect(milliseconds(() => detector.detect(text))).toBeLessThan(200);
		}
		fc.assert(
			fc.property(anyUnits(300), (text) => {
				const { confidence } = detector.detect(text);
				return confidence >= 0 && confidence <= 1;
			}),
		);
	});

	it('reads codes of languages as files have them', () => {
		const codes = ['EN', 'pt-BR', ' zh_Hans ', 'xx', '', '__proto__', 'constructor'];
		expect(codes.map(languageOfCode)).toEqual([
			'en',
			'pt',
			'zh',
			'other',
			'other',
			'other',
			'other',
		]);
	});
});
