import fc from 'fast-check';
import { openUrgency, type Urgency } from '../../../lib/text';

let urgency: Urgency;

beforeAll(async () => {
	urgency = await openUrgency();
});

const score = (text: string, language = 'en') => urgency.read(text, language).score;
const kinds = (text: string, language = 'en') =>
	urgency.read(text, language).reasons.map(({ kind }) => kind);

describe('urgency', () => {
	it.each([
		['en', 'Please answer ASAP', 'urgent'],
		['en', 'I need it by Friday', 'deadline'],
		['en', 'I am still waiting for my parcel', 'waiting'],
		['en', 'I have already written twice, this is my third email', 'repeated'],
		['en', 'You will hear from my lawyer', 'legal'],
		['en', 'The lamp caught fire', 'safety'],
		['en', 'My account was hacked', 'security'],
		['en', 'I will cancel my subscription', 'leaving'],
		['en', 'I was charged twice', 'blocked'],
		['de', 'Bitte antworten Sie umgehend', 'urgent'],
		['fr', "J'attends toujours mon colis", 'waiting'],
		['es', 'Lo necesito antes del viernes', 'deadline'],
		['it', 'Mi rivolgerò al mio avvocato', 'legal'],
		['pt', 'Quero cancelar a minha assinatura', 'leaving'],
		['zh', '请尽快回复', 'urgent'],
		['ar', 'الأمر عاجل', 'urgent'],
		['hi', 'तुरंत जवाब दें', 'urgent'],
	])('in %s of %j is for %3$s', (language, text, kind) => {
		expect(kinds(text, language)).toContain(kind);
		expect(score(text, language)).toBeGreaterThan(0.3);
	});

	it('is nothing for questions that can wait', () => {
		expect(urgency.read('Is the mug dishwasher safe?', 'en')).toEqual({ score: 0, reasons: [] });
	});

	it('adds up over reasons, and is less for who says that there is time', () => {
		const one = score('I am still waiting.');
		expect(score('I am still waiting. It is urgent.')).toBeGreaterThan(one);
		expect(score('I am still waiting, but no rush.')).toBeLessThan(one);
		expect(score('No rush at all.')).toBe(0);
	});

	it('counts one kind of reason once', () => {
		expect(score('urgent urgent urgent')).toBe(score('urgent'));
	});

	it('does not take "not urgent" for urgent', () => {
		expect(kinds('It is not urgent')).not.toContain('urgent');
	});

	it('hears capitals and exclamation marks', () => {
		expect(kinds('WHERE IS MY PARCEL')).toEqual(['capitals']);
		expect(kinds('Where is it!!')).toEqual(['exclamation']);
		expect(kinds('The IBM box')).toEqual([]);
	});

	it('tells the words and where they stand', () => {
		const text = 'Hello, answer ASAP please';
		const [reason] = urgency.read(text, 'en').reasons;
		expect(reason?.words).toBe('asap');
		expect(text.slice(reason?.from, reason?.to)).toBe('ASAP');
	});

	it('stays between 0 and 1 whatever is written', () => {
		const word = fc.constantFrom('asap', 'not', 'lawyer', '!', 'no rush', 'FIRE', '\ud83d', '\0');
		fc.assert(
			fc.property(fc.array(word), fc.constantFrom('en', 'hi', 'toString'), (words, language) => {
				const found = score(words.join(' '), language);
				expect(found).toBeGreaterThanOrEqual(0);
				expect(found).toBeLessThanOrEqual(1);
			}),
		);
	});
});
