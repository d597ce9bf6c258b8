import { readWords, wordSet, type LanguagePack } from '../rules/pack';

/** Words of reviews that the licensed list lacks. */
const WORDS = readWords(`
2: recommend recommended recommending flawless durable sturdy delicious tasty yummy responsive comfy comfortable
2: affordable seamless effortless
1.5: works worked lightweight compact fast quick quickly easily simple handy convenient fresh authentic attentive
1.5: bargain inexpensive
-2: defective broke broken flimsy crappy unreliable unusable bland soggy stale overpriced refund disappointing
-2: mediocre underwhelming unprofessional inedible undercooked overcooked tasteless lousy junk clunky glitchy flawed
-2: laggy freezes froze crashes crashed malfunction malfunctioned unfortunately
-1.5: cheaply slow noisy returning return leak leaks leaked tore cracked scratches scratched dies died drains bulky
-1.5: buggy troubleshooting fails lacks lacking lacked complaints waste wasted wasting greasy overcharged expensive
-1.5: pricey avoid rubbery flavorless watery
`);

/** Phrases that say something else than their words. */
const PHRASES = readWords(
	`
3: the shit, the bomb, to die for, works great, top notch, second to none, beating heart
2.6: well worth
2.4: well made, high quality
2.2: can't wait, cannot wait, cant wait, no complaints
2: cut the mustard, user friendly
1.9: looking forward
1.8: no problems, no issues, so far so good
1.7: look forward
1.6: good luck
1.5: bad ass, badass
1.2: no problem, not bad, thank god
1: not too bad, better than
0.8: wouldn't mind, no doubt
0.7: like to
0.3: would like, no wonder
0.2: any good
0: bus stop, as well, well as, next time, last night, looks like, look like, looked like, looking like, sounds like
0: sound like, sounded like, feels like, feel like, felt like, seems like, seem like, just like, is like, was like
0: it's like, its like, are like, were like, be like, something like, anything like, nothing like, more like, much like
0: straight, things like, stuff like, that like, smells like, tastes like, acts like, a lot, so far, kind words, at least
-0.3: no idea, oh well
-0.6: hit or miss
-1: give up, could be better, dead pixel, dead pixels, black screen
-1.2: gave up
-1.5: too bad, kiss of death, bad idea
-1.6: no good
-2: yeah right, fed up, let down, hand to mouth
-2.4: low quality
-2.5: never again, ripped off
-2.6: waste of, stay away, would not recommend, falls apart, fell apart, poor quality, rip off
-2.9: broken heart
-3: waste your, piece of junk
-3.2: waste of money
-3.3: piece of crap
`,
	',',
);

const NEGATORS =
	wordSet(`not no never none nobody nothing neither nor nowhere cannot cant can't dont don't doesnt doesn't
	didnt didn't isnt isn't wasnt wasn't arent aren't werent weren't wont won't wouldnt wouldn't couldnt couldn't shouldnt
	shouldn't hasnt hasn't havent haven't hadnt hadn't aint ain't mustnt mustn't neednt needn't despite rarely seldom without
	hardly barely scarcely least uhuh`);

const STRONGER =
	wordSet(`absolutely amazingly awfully completely considerably decidedly deeply effing enormously entirely
	especially exceptionally extremely fabulously flippin flipping fricking frickin friggin frigging fuckin fucking fully
	greatly hella highly hugely incredibly intensely majorly more most particularly purely quite really remarkably so
	substantially thoroughly totally tremendously uber unbelievably unusually utterly very super insanely truly damn too such
	freaking`);

const WEAKER = readWords(
	'-0.15: almost, less, little, marginally, occasionally, partly, slightly, somewhat, kinda, sorta, kind of, sort of, a bit, a little, just enough',
	',',
);

/** English: the licensed list of words, ours for reviews, and the rules. `emoji` as `emojiValues` gives them. */
export function englishPack(
	licensed: Readonly<Record<string, number>>,
	emoji: ReadonlyMap<string, number>,
): LanguagePack {
	const words = Object.entries(licensed).map(([word, value]) => [word, value] as const);
	// The licensed list is right about words that both have; phrases are ours.
	const values = new Map([...emoji, ...WORDS, ...words, ...PHRASES]);
	const boosters = [...STRONGER].map((word) => [word, 0.15] as const);
	for (const [word] of [...boosters, ...WEAKER]) values.delete(word);
	return {
		language: 'en',
		spaced: true,
		values,
		negators: NEGATORS,
		boosters: new Map([...boosters, ...WEAKER]),
		contrasts: wordSet('but however'),
		rules: {
			negated: -0.5,
			reach: 3,
			beforeContrast: 0.6,
			afterContrast: 1.4,
			capitals: 0.733,
			exclamation: 0.292,
			dilution: 0.1,
			softness: 15,
			offset: 0,
		},
	};
}
