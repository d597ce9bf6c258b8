/**
 * Words for emotions in nine languages, in the words of customers: "emotion weight: words and phrases". Words and weights are
 * our own judgement.
 */
export const EMOTION_WORDS: Readonly<Record<string, string>> = {
	en: `
joy 1: happy, glad, delighted, thrilled, love, loved, loves, enjoy, enjoyed, enjoying, pleased, excited, cheerful, fun, over the moon, makes me smile, made my day
joy 1: ecstatic, joy, fantastic, wonderful, amazing, awesome, perfect, adore, can't wait, hooray, yay, made me smile, in love with, very satisfied, favourite, favorite
joy 0.5: great, nice, lovely, beautiful, looking forward, satisfied, delicious
anger 1: angry, furious, outraged, outrageous, mad, livid, fed up, unacceptable, ridiculous, scam, fraud, thieves, cheated, ripped off, liars, lied, shameless
anger 1: how dare you, sick of, fuming, disgrace, disgraceful, rip off, rip-off, robbery, insulting, insult, infuriating, hate, hated, annoyed, annoying, pissed
anger 0.6: worst, terrible, awful, nobody cares, useless, joke, never again, complaint, complain, rude, frustrated, frustrating, wtf
sadness 1: sad, unhappy, heartbroken, crying, cried, tears, miserable, depressed, upset, gutted, sorrow, such a shame, what a pity, broke my heart, sadly
sadness 0.5: unfortunately, pity, shame, miss it, ruined, regret, sorry to
fear 1: afraid, scared, worried, worry, fear, frightened, anxious, nervous, panic, terrified, dangerous, unsafe, concerned, alarmed, frightening, scary
fear 0.5: hope it does not, not sure if it is safe, hesitant, is it safe, risky
surprise 1: surprised, surprise, surprising, surprisingly, unexpected, unexpectedly, astonished, shocked, wow, unbelievable, didn't expect, did not expect, amazed, can't believe
surprise 1: never expected, out of nowhere, to my surprise, stunned, omg, cannot believe, blown away
disgust 1: disgusting, gross, revolting, nasty, vile, sickening, yuck, eww, ew, repulsive, stinks, filthy, mouldy, moldy, rotten, made me sick, vomit, hair in
disappointment 1: disappointed, disappointing, disappointment, let down, expected more, expected better, underwhelming, not what i expected, not as described, waste of money
disappointment 1: had high hopes, not worth, nothing like the, regret buying, used to be better, could be better, was hoping for, letdown, poor quality, not good enough
gratitude 1: thank you, thanks, thank, grateful, appreciate, appreciated, thankful, many thanks, kudos, hats off, thank you so much, cheers
`,
	de: `
joy 1: glücklich, froh, begeistert, freue mich, freut sich, freut mich, gefreut, freude, liebe, lieben, überglücklich, zufrieden, spaß, toll, wunderbar, fantastisch, perfekt
joy 1: genieße, genossen, verliebt, strahlt, herrlich, hurra, hat mir den tag gerettet, kann es kaum erwarten, lieblings, ein traum
joy 0.5: schön, super, prima, lecker, klasse
anger 1: wütend, sauer, verärgert, ärgerlich, ärgert, unverschämt, frechheit, betrug, abzocke, betrüger, unzumutbar, inakzeptabel, zumutung, lächerlich, hasse, skandal
anger 1: reicht mir, schnauze voll, nerven, stinksauer, unfassbar, dreist, verarscht, abgezockt, empört, stocksauer
anger 0.6: nie wieder, schlimmste, beschwerde, beschweren, nervt, genervt, unfreundlich, katastrophe, schlechteste
sadness 1: traurig, unglücklich, weinen, geweint, tränen, schade, herz gebrochen, betrübt, bekümmert
sadness 0.5: leider, bedauerlich, bedaure, bereue, verdorben
fear 1: angst, sorge, sorgen, besorgt, fürchte, befürchte, beunruhigt, panik, gefährlich, nervös, unsicher, erschrocken
surprise 1: überrascht, überraschung, überraschend, unerwartet, erstaunt, wow, unglaublich, nicht erwartet, hätte nie gedacht, schockiert, baff
disgust 1: ekelhaft, eklig, widerlich, ekel, igitt, abstoßend, stinkt, schimmel, schimmelig, verfault, dreckig, pfui, zum kotzen
disappointment 1: enttäuscht, enttäuschend, enttäuschung, mehr erwartet, besseres erwartet, nicht wie beschrieben, geldverschwendung, hatte mehr erwartet, nicht das was ich
disappointment 1: rausgeschmissenes geld, früher besser, lässt zu wünschen übrig, anders als erwartet
gratitude 1: danke, vielen dank, dankbar, herzlichen dank, dankeschön, besten dank, bedanke mich, bedanken, tausend dank, hut ab
`,
	es: `
joy 1: feliz, felices, contento, contenta, encantado, encantada, alegría, me encanta, me encantó, me encantan, genial, fantástico, fantástica, maravilloso, maravillosa, perfecto, perfecta
joy 1: disfruto, disfruté, ilusión, ilusionado, ilusionada, qué alegría, me alegro, me alegra, una maravilla, enamorado, enamorada, satisfecho, satisfecha, mi favorito, mi favorita
joy 0.5: bonito, bonita, bueno, rico, rica, me gusta
anger 1: enfadado, enfadada, furioso, furiosa, indignado, indignada, indignante, inaceptable, vergonzoso, vergüenza, estafa, estafadores, ladrones, robo, harto, harta, mentirosos
anger 1: ridículo, tomadura de pelo, odio, rabia, cabreado, cabreada, me tienen harta, me tienen harto, engaño, sinvergüenzas, es el colmo, molesto, molesta
anger 0.6: nunca más, lo peor, reclamación, queja, pésimo, pésima, maleducado, maleducada
sadness 1: triste, tristeza, llorar, lloré, lágrimas, qué pena, una pena, lástima, apenado, apenada, desgraciadamente
sadness 0.5: por desgracia, lamentablemente, me arrepiento, lamento
fear 1: miedo, preocupado, preocupada, me preocupa, preocupación, temo, nervioso, nerviosa, pánico, peligroso, peligrosa, asustado, asustada, angustia
surprise 1: sorprendido, sorprendida, sorpresa, sorprendente, inesperado, inesperada, increíble, no me lo esperaba, no esperaba, me sorprendió, asombrado, asombrada, no puedo creer, guau
disgust 1: asco, asqueroso, asquerosa, repugnante, vomitivo, moho, podrido, podrida, apesta, sucio, sucia, me dio asco, nauseabundo
disappointment 1: decepcionado, decepcionada, decepción, decepcionante, esperaba más, esperaba algo mejor, no es lo que esperaba, defraudado, defraudada, no vale la pena, dinero tirado
disappointment 1: no es como en la foto, no cumple, deja mucho que desear, antes era mejor, tirar el dinero
gratitude 1: gracias, muchas gracias, agradecido, agradecida, agradezco, mil gracias, se agradece, agradecer, muy agradecida
`,
	fr: `
joy 1: heureux, heureuse, content, contente, ravi, ravie, enchanté, enchantée, joie, j'adore, adore, génial, géniale, merveilleux, merveilleuse, parfait, parfaite, formidable
joy 1: plaisir, bonheur, j'aime, magnifique, fantastique, satisfait, satisfaite, me réjouis, hâte, amoureuse, amoureux, mon préféré, un régal, coup de cœur
joy 0.5: beau, belle, bon, bonne, joli, jolie, délicieux
anger 1: furieux, furieuse, en colère, énervé, énervée, scandaleux, scandale, inacceptable, inadmissible, arnaque, arnaqueurs, voleurs, vol, honteux, honte, ras le bol, marre
anger 1: déteste, ridicule, se moque de, se moquent de, exaspéré, exaspérée, agacé, agacée, insupportable, menteurs, révoltant, indigné, indignée, foutage de gueule
anger 0.6: plus jamais, le pire, la pire, réclamation, me plaindre, impoli, malpoli, nul, catastrophe
sadness 1: triste, tristesse, pleurer, pleuré, larmes, quel dommage, dommage, malheureux, malheureuse, cœur brisé, peiné, peinée
sadness 0.5: malheureusement, hélas, regrette, je regrette
fear 1: peur, inquiet, inquiète, inquiétude, m'inquiète, angoisse, anxieux, anxieuse, crains, effrayé, panique, dangereux, dangereuse
surprise 1: surpris, surprise, surprenant, surprenante, étonné, étonnée, étonnant, inattendu, inattendue, incroyable, je ne m'attendais pas, stupéfait, waouh, bluffé, bluffée
disgust 1: dégoûtant, dégoûtante, dégoûté, dégoûtée, écœurant, écœurante, répugnant, infect, infecte, moisi, moisie, pourri, pourrie, beurk, pue, sale, immonde
disappointment 1: déçu, déçue, décevant, décevante, déception, m'attendais à mieux, attendais mieux, ne vaut pas, pas conforme, argent gaspillé, laisse à désirer, c'était mieux avant
gratitude 1: merci, merci beaucoup, reconnaissant, reconnaissante, mille mercis, remercie, remercier, remerciements, chapeau, un grand merci
`,
	it: `
joy 1: felice, felici, contento, contenta, contenti, entusiasta, gioia, adoro, amo, mi piace tantissimo, fantastico, fantastica, meraviglioso, meravigliosa, perfetto, perfetta, stupendo
joy 1: stupenda, soddisfatto, soddisfatta, innamorato, innamorata, mi rallegro, non vedo l'ora, che bello, divertente, il mio preferito, la mia preferita, una meraviglia
joy 0.5: bello, bella, buono, buona, ottimo, ottima, mi piace
anger 1: arrabbiato, arrabbiata, furioso, furiosa, indignato, indignata, inaccettabile, vergognoso, vergogna, truffa, truffatori, ladri, stufo, stufa, odio, ridicolo, presa in giro
anger 1: rabbia, scandaloso, scandalo, infuriato, incazzato, incazzata, bugiardi, fregatura, imbrogliato, imbrogliata, irritante, esasperato, esasperata
anger 0.6: mai più, peggiore, peggio, reclamo, pessimo, pessima, maleducato, maleducata, maleducati
sadness 1: triste, tristezza, piangere, pianto, lacrime, peccato, che peccato, infelice, dispiaciuto, dispiaciuta, mi dispiace
sadness 0.5: purtroppo, sfortunatamente, rimpiango, pentito, pentita
fear 1: paura, preoccupato, preoccupata, preoccupazione, mi preoccupa, temo, ansia, ansioso, ansiosa, nervoso, nervosa, panico, pericoloso, pericolosa, spaventato, spaventata
surprise 1: sorpreso, sorpresa, sorprendente, inaspettato, inaspettata, incredibile, non me l'aspettavo, non mi aspettavo, stupito, stupita, sbalordito, caspita, wow
disgust 1: disgustoso, disgustosa, schifo, schifoso, schifosa, ripugnante, nauseante, ammuffito, ammuffita, muffa, marcio, marcia, puzza, sporco, sporca, che schifo
disappointment 1: deluso, delusa, delusi, delusione, deludente, mi aspettavo di più, mi aspettavo di meglio, non vale, soldi buttati, non come descritto, non è come, lascia a desiderare, era meglio prima
gratitude 1: grazie, grazie mille, grato, grata, ringrazio, ringraziare, ringraziamento, mille grazie, tante grazie, complimenti
`,
	pt: `
joy 1: feliz, felizes, contente, encantado, encantada, alegria, adoro, adorei, amei, amo, maravilhoso, maravilhosa, fantástico, fantástica, perfeito, perfeita, ótimo, ótima
joy 1: satisfeito, satisfeita, apaixonado, apaixonada, que alegria, mal posso esperar, divertido, divertida, animado, animada, meu favorito, minha favorita, uma maravilha
joy 0.5: bonito, bonita, bom, boa, lindo, linda, gostei
anger 1: irritado, irritada, furioso, furiosa, revoltado, revoltada, inaceitável, vergonha, vergonhoso, golpe, fraude, ladrões, roubo, farto, farta, odeio, odiei, ridículo, absurdo
anger 1: raiva, indignado, indignada, descaso, palhaçada, mentirosos, enganado, enganada, falta de respeito, desrespeito, chateado, chateada, irritante
anger 0.6: nunca mais, o pior, a pior, reclamação, reclamar, péssimo, péssima, mal educado, grosseiro, grosseira
sadness 1: triste, tristeza, chorar, chorei, lágrimas, que pena, uma pena, infelizmente, magoado, magoada
sadness 0.5: lamento, arrependido, arrependida, me arrependi, lamentável
fear 1: medo, preocupado, preocupada, preocupação, me preocupa, receio, ansioso, ansiosa, nervoso, nervosa, pânico, perigoso, perigosa, assustado, assustada
surprise 1: surpreso, surpresa, surpreendente, surpreendido, surpreendida, inesperado, inesperada, incrível, não esperava, não acredito, espantado, uau, me surpreendeu
disgust 1: nojo, nojento, nojenta, repugnante, asqueroso, asquerosa, mofo, mofado, podre, fede, sujo, suja, que nojo, eca
disappointment 1: decepcionado, decepcionada, decepção, decepcionante, esperava mais, esperava melhor, desapontado, desapontada, desiludido, desiludida, não vale a pena, dinheiro jogado fora
disappointment 1: deixa a desejar, não é como na foto, antes era melhor, desilusão
gratitude 1: obrigado, obrigada, muito obrigado, muito obrigada, grato, grata, agradeço, agradecer, agradecida, agradecido, valeu, gratidão
`,
	zh: `
joy 1: 开心, 高兴, 快乐, 喜欢, 很喜欢, 爱了, 太棒了, 幸福, 满意, 惊艳, 完美, 爱不释手, 愉快, 兴奋, 期待, 欢喜, 心情好, 大爱, 超爱, 太好了, 美滋滋
joy 0.5: 不错, 很好, 好吃, 好看
anger 1: 生气, 愤怒, 气死, 气愤, 恼火, 骗子, 骗人, 坑人, 坑爹, 欺骗, 无耻, 过分, 太过分, 不可接受, 忍无可忍, 垃圾, 黑店, 奸商, 受不了, 投诉, 火大, 讨厌, 恶劣, 气人
anger 0.6: 再也不, 差评, 最差, 敷衍, 态度差
sadness 1: 伤心, 难过, 难受, 哭了, 想哭, 流泪, 心碎, 悲伤, 郁闷, 心疼, 委屈, 遗憾, 可惜
sadness 0.5: 后悔, 唉
fear 1: 害怕, 担心, 恐怕, 怕, 紧张, 焦虑, 不安, 恐慌, 危险, 吓人, 吓到, 吓死, 担忧
surprise 1: 惊喜, 意外, 没想到, 惊讶, 居然, 竟然, 不敢相信, 出乎意料, 想不到, 震惊, 哇, 天哪
disgust 1: 恶心, 想吐, 反胃, 发霉, 臭, 臭味, 脏, 馊, 变质, 腐烂, 令人作呕, 头发丝
disappointment 1: 失望, 太失望, 不如预期, 不值, 不值得, 不如以前, 没有想象中, 与描述不符, 和图片不符, 期望太高, 白花钱, 浪费钱, 大失所望, 上当
gratitude 1: 谢谢, 感谢, 多谢, 感激, 非常感谢, 谢谢你们, 谢谢店家, 感恩, 辛苦了
`,
	ar: `
joy 1: سعيد, سعيدة, سعداء, مبسوط, مبسوطة, فرحان, فرحانة, فرحة, سعادة, احب, أحب, احببت, أحببت, رائع, رائعة, ممتاز, ممتازة, مذهل, مذهلة, يجنن, استمتعت, راضي, راضية, فرحت
joy 0.5: جميل, جميلة, حلو, حلوة, لذيذ, جيد, عجبني, أعجبني
anger 1: غاضب, غاضبة, غضب, زعلان, زعلانة, معصب, مستفز, نصب, نصابين, نصاب, احتيال, سرقة, حرامية, كذابين, كذب, غير مقبول, مهزلة, وقاحة, قلة احترام, اكره, أكره, طفح الكيل, استهتار
anger 0.6: لن اتعامل, لن أتعامل, اسوأ, أسوأ, شكوى, مزعج, سيء جدا
sadness 1: حزين, حزينة, حزن, ابكي, بكيت, دموع, للاسف, للأسف, مع الاسف, مع الأسف, خسارة, محزن
sadness 0.5: ندمت, نادم, نادمة
fear 1: خائف, خائفة, خوف, خايف, خايفة, قلق, قلقة, قلقان, اخشى, أخشى, خطير, خطيرة, رعب, متوتر, متوترة
surprise 1: تفاجأت, تفاجات, مفاجأة, مفاجاة, مندهش, مندهشة, غير متوقع, لم اتوقع, لم أتوقع, ما توقعت, صدمة, انصدمت, واو, لا يصدق
disgust 1: مقرف, مقرفة, قرف, مقزز, مقززة, عفن, متعفن, كريهة, كريه, وسخ, وسخة, قذر, قذرة, نتن
disappointment 1: محبط, محبطة, خيبة امل, خيبة أمل, خاب ظني, خيبت ظني, توقعت افضل, توقعت أفضل, ليس كما في الصورة, مو زي الصورة, لا يستحق, مخيب, مخيبة
gratitude 1: شكرا, شكراً, شكرا لكم, شكرا جزيلا, اشكركم, أشكركم, ممتن, ممتنة, مشكورين, يعطيكم العافية, جزاكم الله خيرا, شاكر, شاكرة
`,
	hi: `
joy 1: खुश, ख़ुश, खुशी, प्रसन्न, मज़ा, मजा, प्यार, शानदार, बढ़िया, पसंद आया, पसंद आई, पसंद है, संतुष्ट, आनंद, लाजवाब, दिल खुश, बहुत अच्छा, khush, khushi, maza, pasand aaya, badhiya
joy 0.5: अच्छा, अच्छी, अच्छे, सुंदर, स्वादिष्ट, accha, acha
anger 1: गुस्सा, नाराज़, नाराज, क्रोध, धोखा, धोखेबाज, ठगी, ठग, लूट, बेशर्म, शर्मनाक, बकवास, घटिया सेवा, बर्दाश्त, नफरत, नफ़रत, झूठे, झूठ, gussa, dhokha, bakwas, loot
anger 0.6: दोबारा नहीं, सबसे खराब, शिकायत, परेशान, बदतमीज़, बदतमीज
sadness 1: दुख, दुखी, उदास, रोना, आंसू, आँसू, अफसोस, अफ़सोस, निराशाजनक बात, dukh, dukhi
sadness 0.5: दुर्भाग्य से, पछतावा, पछता
fear 1: डर, डरा, चिंता, चिंतित, घबराहट, घबरा, खतरनाक, ख़तरनाक, भय, dar, chinta, tension
surprise 1: हैरान, आश्चर्य, चौंक, अचानक, उम्मीद नहीं थी, सोचा नहीं था, यकीन नहीं, वाह, अविश्वसनीय, hairan, yakeen nahi
disgust 1: घिन, घिनौना, गंदा, गंदी, गंदे, बदबू, सड़ा, सड़ी, फफूंद, उल्टी, ganda, badbu
disappointment 1: निराश, निराशा, निराशाजनक, उम्मीद से कम, उम्मीद पर खरा नहीं, पैसे बर्बाद, पैसे की बर्बादी, फोटो जैसा नहीं, बेकार, nirash, bekar, paise barbad
gratitude 1: धन्यवाद, शुक्रिया, आभार, आभारी, थैंक यू, बहुत धन्यवाद, dhanyavad, dhanyawad, shukriya, thank you, thanks
`,
};

/** Emoji for emotions, in every language. */
export const EMOTION_EMOJI = `
joy 1: 😀, 😃, 😄, 😁, 😊, 😍, 🥰, 🤩, 😋, 🎉, 🥳, ❤, 💕, 💖, ☺, 🙂, 👍, 💯, ♥, 😘
anger 1: 😠, 😡, 🤬, 👿, 🖕, 😤
sadness 1: 😢, 😭, 😞, 😔, 💔, 😿, ☹, 🙁, 😥
fear 1: 😨, 😰, 😱, 😟, 😧
surprise 1: 😮, 😯, 😲, 🤯, 😳
disgust 1: 🤮, 🤢, 💩, 😖
disappointment 1: 😒, 🙄, 👎, 😕, 😑
gratitude 1: 🙏, 🙌, 💐
`;
