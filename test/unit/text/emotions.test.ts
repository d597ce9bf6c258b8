import fc from 'fast-check';
import { EMOTIONS, openEmotions, type Emotions } from '../../../lib/text';

let emotions: Emotions;

beforeAll(async () => {
	emotions = await openEmotions();
});

const strongest = (text: string, language = 'en') => emotions.read(text, language).strongest;

describe('emotions', () => {
	it.each([
		['en', 'I am so happy with it', 'joy'],
		['en', 'This is outrageous, I am furious', 'anger'],
		['en', 'It made me cry, I am so sad', 'sadness'],
		['en', 'I am worried that it is unsafe', 'fear'],
		['en', 'Wow, I did not expect that', 'surprise'],
		['en', 'Disgusting, it was mouldy', 'disgust'],
		['en', 'I am disappointed, I expected more', 'disappointment'],
		['en', 'Thank you, I really appreciate it', 'gratitude'],
		['de', 'Ich bin wütend, so eine Frechheit', 'anger'],
		['fr', 'Je suis très déçue, une vraie déception', 'disappointment'],
		['es', 'Muchas gracias, estoy muy agradecida', 'gratitude'],
		['it', 'Che schifo, era ammuffito', 'disgust'],
		['pt', 'Estou preocupada, tenho medo', 'fear'],
		['zh', '太生气了，骗子', 'anger'],
		['ar', 'شكرا لكم', 'gratitude'],
		['hi', 'मैं बहुत खुश हूँ', 'joy'],
		['nl', '😡😡', 'anger'],
	])('in %s of %j: above all %3$s', (language, text, expected) => {
		expect(strongest(text, language)).toBe(expected);
	});

	it('show nothing in texts without them', () => {
		const { scores, strongest: none, evidence } = emotions.read('The box has four sides.', 'en');
		expect(Object.values(scores)).toEqual(EMOTIONS.map(() => 0));
		expect(none).toBeNull();
		expect(evidence).toEqual([]);
	});

	it('turn with a "not": who is not happy is disappointed, who is not angry shows nothing', () => {
		expect(strongest('I am not happy with it')).toBe('disappointment');
		expect(strongest('I am not angry')).toBeNull();
		expect(strongest('Not a word. I am happy.')).toBe('joy');
	});

	it('grow with strength, with exclamation and with more words', () => {
		const joy = (text: string) => emotions.read(text, 'en').scores.joy;
		expect(joy('I am happy')).toBeCloseTo(0.5, 12); // one word of weight 1
		expect(joy('I am very happy')).toBeGreaterThan(joy('I am happy'));
		expect(joy('I am happy!!')).toBeGreaterThan(joy('I am happy'));
		expect(joy('I am happy, I love it')).toBeCloseTo(0.75, 12); // 1 − ½ · ½
	});

	it('name the words that show them', () => {
		const text = 'Awful smell: YUCK.';
		const evidence = emotions.read(text, 'en').evidence.find(({ words }) => words === 'yuck');
		expect(evidence?.emotion).toBe('disgust');
		expect(text.slice(evidence?.from, evidence?.to)).toBe('YUCK');
	});

	it('stay between 0 and 1 whatever is written', () => {
		const word = fc.constantFrom('happy', 'not', 'furious', '😡', '!', 'thanks', '\ud83d', '\0');
		fc.assert(
			fc.property(fc.array(word), fc.constantFrom('en', 'zh', '__proto__'), (words, language) => {
				const { scores } = emotions.read(words.join(' '), language);
				for (const score of Object.values(scores)) {
					expect(score).toBeGreaterThanOrEqual(0);
					expect(score).toBeLessThanOrEqual(1);
				}
			}),
		);
	});

	it('read no more than the beginning of a long text, and list no more than twenty words', () => {
		const { evidence, scores } = emotions.read('happy '.repeat(170_000) + 'furious', 'en');
		expect(evidence).toHaveLength(20);
		expect(scores.anger).toBe(0);
	});
});
