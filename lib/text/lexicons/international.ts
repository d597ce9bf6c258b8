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
