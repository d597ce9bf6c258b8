import fc from 'fast-check';
import { openAspects, type Aspects } from '../../../lib/text';

let aspects: Aspects;

beforeAll(async () => {
	aspects = await openAspects();
});

/** "topic+" or "topic-" of each aspect, in order. */
const told = (text: string, language = 'en', from = aspects) =>
	from.find(text, language).map(({ topic, score }) => `${topic}${score > 0 ? '+' : '-'}`);

describe('aspects', () => {
	it.each([
		['en', 'The delivery was slow, but the fabric is soft', ['delivery-', 'quality+']],
		['en', 'Great price and delivery', ['price+', 'delivery+']],
		['en', 'The fabric and the fit are great', ['quality+', 'fit+']],
		['en', 'The waiter was not rude at all', ['staff+']],
		['en', 'The scent of the candle is lovely', ['smell+']],
		['en', 'The price is high', ['price-']],
		['en', 'A very good morning to all', []],
		['en', 'The delivery comes on Tuesday', []],
		['de', 'Die Lieferung war langsam, aber die Verpackung ist schön', ['delivery-', 'packaging+']],
		['es', 'La entrega fue rápida pero el precio es muy alto', ['delivery+', 'price-']],
		['fr', "L'emballage est magnifique mais la livraison est lente", ['packaging+', 'delivery-']],
		['it', 'La consegna è stata veloce ma il prezzo è alto', ['delivery+', 'price-']],
		[
			'pt',
			'O atendimento foi ótimo, mas a entrega atrasou muito e foi péssima',
			['service+', 'delivery-'],
		],
		['zh', '物流很快，但是包装破损', ['delivery+', 'packaging-']],
		['ar', 'الجودة ممتازة لكن السعر مرتفع', ['quality+', 'price-']],
		['hi', 'क्वालिटी अच्छी है लेकिन डिलीवरी बहुत खराब थी', ['quality+', 'delivery-']],
	])('in %s of %j are %j', (language, text, expected) => {
		expect(told(text, language)).toEqual(expected);
	});

	it.each([
		['It arrived late', 'delivery-'],
		['Too expensive', 'price-'],
		['Runs small', 'fit-'],
		['Fits perfectly', 'fit+'],
		['They never replied', 'service-'],
	])('that %j implies are %s', (text, expected) => {
		const [aspect, ...more] = aspects.find(text, 'en');
		expect(more).toEqual([]);
		expect(aspect?.implied).toBe(true);
		expect(told(text)).toEqual([expected]);
	});

	it('are named by the product of which a property is told', () => {
		expect(aspects.find('The yogurt was stale', 'en')[0]).toMatchObject({
			target: 'yogurt',
			topic: 'taste',
		});
	});

	it('are found by their place where no list knows the thing', () => {
		expect(aspects.find('The flugelhorn is fantastic', 'en')[0]).toMatchObject({
			target: 'flugelhorn',
			topic: 'product',
		});
		expect(aspects.find('What a lovely flugelhorn!', 'en')[0]?.target).toBe('flugelhorn');
		expect(aspects.find('It works great everywhere', 'en')).not.toContainEqual(
			expect.objectContaining({ target: 'everywhere' }),
		);
	});

	it.each([
		['en', 'The candle smells wonderful, but delivery was slow.', 'but delivery was slow.'],
		[
			'de',
			'Der Stoff ist weich, aber die Lieferung war langsam.',
			'aber die Lieferung war langsam.',
		],
		['zh', '质量很好，但是物流很慢', '但是物流很慢'],
		['en', 'The delivery was slow!! The fabric is soft.', 'The fabric is soft.'],
	])('in %s of %j are quoted in whole words', (language, text, second) => {
		const quotes = aspects.find(text, language).map(({ quote }) => quote);
		expect(quotes).toEqual([text.slice(0, text.indexOf(second)).trim(), second]);
	});

	it('tell where the thing stands, and quote its sentence', () => {
		const text = 'I waited long. The Delivery was awful, though. Fine otherwise.';
		const [aspect] = aspects.find(text, 'en');
		expect(text.slice(aspect?.from, aspect?.to)).toBe('Delivery');
		expect(aspect?.target).toBe('delivery');
		expect(aspect?.quote).toContain('The Delivery was awful');
		expect(aspect?.quote).not.toContain('Fine');
	});

	it('score a strong opinion above a weak one, and a good one above a bad one', () => {
		const score = (text: string) => aspects.find(text, 'en')[0]?.score ?? 0;
		expect(score('The delivery was excellent')).toBeGreaterThan(score('The delivery was okay'));
		expect(score('The delivery was okay')).toBeGreaterThan(score('The delivery was awful'));
	});

	it('are the same whatever texts were read before', () => {
		const alone = aspects.find('The price is fair.', 'en');
		aspects.find('Delivery bad '.repeat(500), 'en');
		expect(aspects.find('The price is fair.', 'en')).toEqual(alone);
	});
});

describe('topics of the user', () => {
	it('win over ours', async () => {
		const own = await openAspects({
			topics: [{ name: 'Logistics', words: ['delivery', 'Courier Firm'] }],
		});
		expect(told('The delivery was slow', 'en', own)).toEqual(['Logistics-']);
		expect(told('The courier firm is great', 'en', own)).toEqual(['Logistics+']);
		expect(told('The price is fair', 'en', own)).toEqual(['price+']);
	});

	it('are found in their other forms', async () => {
		const own = await openAspects({ topics: [{ name: 'bikes', words: ['bicycle', 'repair'] }] });
		expect(told('The bicycles are great', 'en', own)).toEqual(['bikes+']);
		expect(told('The repairs were awful', 'en', own)).toEqual(['bikes-']);
	});

	it('may bear any name', async () => {
		const names = ['__proto__', 'constructor', 'hasOwnProperty', ''];
		const topics = names.map((name, i) => ({
			name,
			words: [`gizmo${String.fromCharCode(97 + i)}`],
		}));
		const own = await openAspects({ topics });
		const found = names.flatMap((_, i) =>
			own.find(`The gizmo${String.fromCharCode(97 + i)} is great`, 'en').map(({ topic }) => topic),
		);
		expect(found).toEqual(names);
		expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
	});

	it('are found in languages without lists, where nothing else is', async () => {
		const own = await openAspects({ topics: [{ name: 'levering', words: ['bezorging'] }] });
		expect(told('De bezorging is slecht', 'nl', own)).toEqual(['levering-']);
		expect(told('De prijs is slecht', 'nl', own)).toEqual([]);
	});

	it('are all that is told when nothing else is asked', async () => {
		const own = await openAspects({ topics: [{ name: 'mine', words: ['gizmo'] }], onlyOwn: true });
		expect(told('The gizmo is great and the price is fair', 'en', own)).toEqual(['mine+']);
	});

	it('without words are harmless', async () => {
		const own = await openAspects({ topics: [{ name: 'empty', words: ['', '  '] }] });
		expect(told('The price is fair', 'en', own)).toEqual(['price+']);
	});
});

describe('hostile texts', () => {
	it.each([
		['a million letters', 'a'.repeat(1_000_000)],
		['half a million commas', ',a'.repeat(500_000)],
		['nothing but opinions', 'great '.repeat(170_000)],
		['nothing but things', 'delivery and '.repeat(80_000)],
		['opinions on things', 'bad delivery, '.repeat(75_000)],
		['emoji', '😍😡'.repeat(250_000)],
		['no spaces in Chinese', '物流很快'.repeat(250_000)],
	])('of %s take less than 200 ms of the processor', (_, text) => {
		const language = text.startsWith('物') ? 'zh' : 'en';
		aspects.find('warm', language);
		const times = [1, 2, 3].map(() => {
			const start = process.cpuUsage().user;
			aspects.find(text, language);
			return (process.cpuUsage().user - start) / 1000;
		});
		expect(Math.min(...times)).toBeLessThan(200);
	});

	it('give well formed aspects whatever their letters', () => {
		const word = fc.constantFrom(
			'delivery',
			'great',
			'not',
			'but',
			',',
			'.',
			'\ud83d',
			'\0',
			'\u202e',
			'价格',
			'İ',
		);
		const text = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.array(word).map((words) => words.join(' ')),
		);
		fc.assert(
			fc.property(
				text,
				fc.constantFrom('en', 'zh', 'ar', 'xx', '__proto__'),
				(written, language) => {
					for (const { score, confidence, quote, target, from, to } of aspects.find(
						written,
						language,
					)) {
						expect(Math.abs(score)).toBeLessThanOrEqual(1);
						expect(confidence).toBeGreaterThanOrEqual(0);
						expect(confidence).toBeLessThanOrEqual(1);
						expect(quote.isWellFormed()).toBe(true);
						expect(target.length).toBe(to - from);
					}
				},
			),
		);
	});
});
