/** Sentences of our own in nine languages, their classes by our own judgement: negation, strength, contrast, emoji, slang, elongation. */
import { languageOfCode, openSentiment, type SentimentEngine } from '../../../../lib/text';

const SENTENCES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
	en: {
		positive: [
			'I love this kettle, it works perfectly',
			'Not bad at all, I am very happy with it',
			'sooooo gooood 😍',
		],
		negative: [
			'It is not good at all',
			'Really terrible support, never again!!!',
			'The colour is nice but the zip broke after two days',
			'meh, it stopped working :(',
		],
		neutral: ['The parcel arrives on Tuesday at the shop'],
	},
	es: {
		positive: [
			'Me encanta, llegó rápido y es de muy buena calidad',
			'Buenísimo 😍 lo recomiendo',
			'Muuuuy bueno, gracias',
		],
		negative: [
			'No me gusta nada, muy mala calidad',
			'Qué asco de servicio, estoy harta',
			'Se rompió al segundo día, muy decepcionante',
		],
		neutral: ['El paquete llega el martes a la tienda'],
	},
	fr: {
		positive: [
			"J'adore, livraison rapide et très bonne qualité",
			'Trop bien, merci beaucoup 😍',
			'Vraiment super, je recommande',
		],
		negative: [
			"Ce n'est pas bon du tout",
			'Joli, mais cassé au bout de deux jours, très déçue',
			'Service nul, je suis furieux',
		],
		neutral: ['Le colis arrive mardi au magasin'],
	},
	de: {
		positive: [
			'Ich liebe diese Jacke, tolle Qualität und schnelle Lieferung',
			'Suuuper Service, vielen Dank 😊',
			'Gar nicht schlecht, ich bin sehr zufrieden',
		],
		negative: [
			'Das ist nicht gut, sehr enttäuschend',
			'Schöne Farbe, aber nach zwei Tagen kaputt',
			'Nie wieder, absoluter Schrott',
		],
	},
	it: {
		positive: [
			'Bellissimo, lo adoro, consegna veloce',
			'Grazie mille, servizio perfetto 😍',
			'Davvero ottimo, lo consiglio',
		],
		negative: [
			'Non mi piace, qualità pessima',
			'Carino ma si è rotto subito, che delusione',
			'Che schifo, mai più',
		],
		neutral: ['Il pacco arriva martedì in negozio'],
	},
	pt: {
		positive: [
			'Adorei, chegou rápido e a qualidade é ótima',
			'Muito bom mesmo, obrigada 😍',
			'Produto excelente, recomendo',
		],
		negative: [
			'Não gostei, qualidade péssima',
			'É bonito, mas quebrou no segundo dia',
			'Que atendimento horrível, nunca mais',
		],
		neutral: ['A encomenda chega terça na loja'],
	},
	ar: {
		positive: ['المنتج رائع وجودته ممتازة شكرا لكم', 'جميل جدا أحببته 😍', 'خدمة سريعة وممتازة'],
		negative: [
			'خدمة سيئة جدا ولن أتعامل معهم مرة أخرى',
			'ليس جيدا أبدا',
			'للأسف وصل مكسورا والتوصيل متأخر',
		],
	},
	hi: {
		positive: [
			'बहुत अच्छा प्रोडक्ट है, मुझे बहुत पसंद आया',
			'bahut accha hai, maza aa gaya 😍',
			'शानदार सेवा, धन्यवाद',
		],
		negative: [
			'बिल्कुल बेकार है, पैसे बर्बाद हो गए',
			'अच्छा नहीं है, बहुत निराश हूँ',
			'bahut bakwas service, kabhi nahi lena',
		],
		neutral: ['पार्सल मंगलवार को दुकान पर आएगा'],
	},
	zh: {
		positive: ['质量很好，物流很快，非常满意', '没有异味，孩子很喜欢😍', '味道不错，还会再来'],
		negative: [
			'质量太差了，用两天就坏了',
			'颜色还可以，但是做工很差',
			'再也不会买了，客服态度恶劣！',
		],
		neutral: ['包裹星期二到店'],
	},
};

const CASES = Object.entries(SENTENCES).flatMap(([language, classes]) =>
	Object.entries(classes).flatMap(([expected, texts]) =>
		texts.map((text) => [language, expected, text] as const),
	),
);

let engine: SentimentEngine;

beforeAll(async () => {
	engine = await openSentiment();
});

describe('sentences of our own', () => {
	it.each(CASES)('%s, %s: %s', (language, expected, text) => {
		expect(engine.analyse(text, { language: languageOfCode(language) }).class).toBe(expected);
	});
});
