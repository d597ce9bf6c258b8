/** Words that reviews and tweets use in many languages. */
export const INTERNATIONAL = `
3: awesome amazing excellent perfect wonderful fantastic fantastico fantastique perfecto bravissimo masterpiece
2.5: love loved lovely beautiful great best congrats congratulations bravo brava thanks thank happy
2: good nice super top cool wow yay yeah yes win winner hurra hurrah ole cute fun enjoy enjoyed recommend thx tks
1.5: genial ok okay okey perfekt like liked proud fresh xoxo easy fast
1: lol lmao rofl haha hahaha hahahaha hehe jaja jajaja ahah ahaha ahahah kkk kkkk kkkkk rsrs mdr ptdr xd hello
-1: meh uff hmm slow boring
-1.5: spam fake fail bug bugs sorry problem problems lost
-2: bad sad cry crying sick poor broken error angry stupid wrong stress annoying trash junk omfg
-2.5: wtf scam fraud worst hate hated horrible terrible awful shit bullshit fuck fucking disgusting damn useless
`;

/** Faces and hearts typed with marks and letters, as texts in lower case have them. */
export const EMOTICONS = `
2.5: <3 <33 <333 :* :-* ;* :3 \\o/ ^_^ ^^ ^.^ (: =d :-d :d xd :dd ;d
2: :) :-) :)) :))) :)))) =) =)) :] :') c: (; ;) ;-) ;)) 8-) :p :-p ;p =p :o)
-1: :/ :-/ :\\ :-\\ :| :-| -_- -.- ._. :s :-s =/ =|
-2: :( :-( :(( :((( =( =(( :[ ): )): :c :'( :'( ;( ;-( d: t_t t.t ;_; >:( >.< >_< :@ d:< </3
`;

/** Languages without lists of their own: emoji, faces, and words that most people know. Tells less than the others. */
export const OTHER = {
	language: 'other',
	endings: {},
	words: `
2.5: excelente excellente merci gracias grazie danke obrigado gut bon bueno buono bom spasibo arigato
2: dobre dobry super svelte хорошо спасибо отлично супер люблю красиво teşekkürler güzel harika iyi mükemmel
2: dobrze świetny polecam dziękuję goed mooi geweldig bedankt lekker tack bra hyvä kiitos bagus terima kasih
-2: плохо ужасно ужасный нет ненавижу обман kötü berbat źle zły tragedia slecht niet dålig huono jelek buruk
`,
	phrases: `
2.5: thank you, i love, five stars, 5 stars
-2: not good, no good, never again
-2.5: one star, 1 star
`,
	negators: 'no, not, non, nein, nicht, kein, pas, não, не, nie, niet',
	boosters: '0.3: very, so, muy, très, sehr, molto, muito, очень, çok, bardzo, heel',
	contrasts: 'but, pero, mais, aber, ma, mas, но, ama, ale, maar',
	rules: { softness: 15 },
};
