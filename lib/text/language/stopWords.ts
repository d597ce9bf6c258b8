/**
 * Words that carry a sentence and not its subject, per language, written for this package: lower case, apart by spaces.
 * They tell languages apart, end key phrases and are left out of themes.
 */
import { foldLatin, type Fold } from '../rules/fold';
import { wordSet } from '../rules/pack';
import type { Language } from './languages';

const EN = `a an the and or but if of to in on at by for with from about into over after before between through during against
	under above below up down out off again further then once here there when where why how all any both each few more most other
	some such no nor not only own same so than too very can will just should would could may might must shall do does did doing done
	have has had having be is are was were been being am i me my mine myself we us our ours ourselves you your yours yourself
	he him his himself she her hers herself it its itself they them their theirs themselves what which who whom whose this
	that these those as until while because since although though however also even ever still yet already almost quite rather
	get got gets getting go goes went going gonna one two much many lot lots every everything everyone something anything nothing someone
	i'm i've i'd i'll you're you've you'll he's she's it's we're we've they're they've isn't aren't wasn't weren't don't doesn't didn't
	can't won't wouldn't couldn't shouldn't hasn't haven't hadn't that's there's what's let's dont im ive its cant didnt doesnt u ur`;

const ES = `el la los las un una unos unas y e o u pero si de del a al en con por para sin sobre entre hasta desde hacia según durante
	contra que qué quien quién quienes cual cuál cuales como cómo cuando cuándo donde dónde porque pues aunque mientras también tampoco
	no ni sí ya muy más menos mucho mucha muchos muchas poco poca pocos pocas todo toda todos todas algo alguien algún alguna algunos
	algunas nada nadie ningún ninguna otro otra otros otras mismo misma mismos mismas tan tanto tanta tal así aquí allí ahí ahora
	entonces luego después antes siempre nunca yo tú él ella ello nosotros vosotros ellos ellas usted ustedes me te se lo le les nos os mi
	mis tu tus su sus nuestro nuestra nuestros nuestras mío mía este esta estos estas ese esa esos esas aquel aquella esto eso aquello
	ser es soy eres somos son era eran fue fueron sea sido siendo estar está estoy estás están estaba estado haber he has ha hemos han
	había hay tener tiene tengo tienen tenía hacer hace hacen hago hizo hecho puede pueden puedo poder va van voy ir vez cada
	solo sólo aún todavía casi q pq porq xq`;

const FR = `le la les l un une des du de d et ou mais donc or ni car si que qui quoi dont où quand comment pourquoi combien comme à au aux
	en dans par pour sur sous avec sans chez vers entre depuis pendant avant après contre jusque jusqu je j tu il elle on nous vous
	ils elles me m te t se s lui leur leurs y moi toi soi eux ce c cet cette ces ceci cela ça mon ma mes ton ta tes son sa ses notre nos votre
	vos ne n pas plus moins non oui très trop peu beaucoup assez aussi ainsi alors encore déjà toujours jamais souvent ici là bien tout
	toute tous toutes rien personne quelque quelques chaque aucun aucune autre autres même mêmes tel telle être est es suis sommes êtes
	sont était étais étaient été étant sera serait soit avoir ai as a avons avez ont avait avais avaient eu aura aurait ayant faire fait fais
	font peut peux peuvent va vais vont aller dit parce lorsque puis afin car quel quelle quels quelles qu jai cest c'est j'ai
	n'est qu'il qu'elle d'un d'une aujourd'hui`;

const DE = `der die das den dem des ein eine einer eines einem einen und oder aber denn doch wenn weil dass daß ob als wie wo wann warum
	wer wen wem was welche welcher welches welchen in im an am auf aus bei beim mit nach von vom zu zum zur für über unter um durch gegen
	ohne vor zwischen bis seit während wegen trotz ich du er sie es wir ihr mich dich sich uns euch mir dir ihm ihn ihnen mein meine
	meinen meinem meiner dein deine sein seine seinen ihre ihren ihrem unser unsere euer eure dieser diese dieses diesen diesem jener
	jede jeder jedes alle allem allen alles man nicht kein keine keinen keinem keiner nichts nie niemals nur auch noch schon sehr so zu mehr
	viel viele vielen wenig etwas immer wieder hier da dort dann nun jetzt mal halt eben ja nein bin bist ist sind seid war waren
	wäre gewesen habe hast hat haben habt hatte hatten hätte gehabt werde wird werden wurde wurden würde worden kann kannst können konnte
	könnte muss müssen musste soll sollen sollte will wollen wollte darf dürfen mag möchte machen macht gemacht ganz gar also damit
	dazu dabei daran davon einfach leider bereits sondern sowie ab hin her hab nen ne nix net is`;

const IT = `il lo la i gli le l un uno una e ed o od ma se che chi cui quale quali quanto quanta quanti quante come dove quando perché
	perchè poiché mentre anche neanche nemmeno di del dello della dei degli delle d a ad al allo alla ai agli alle da dal dallo
	dalla dai dagli dalle in nel nello nella nei negli nelle con col su sul sullo sulla sui sugli sulle per tra fra senza sotto sopra
	dopo prima durante contro verso io tu lui lei noi voi loro mi ti si ci vi ne me te sé mio mia miei mie tuo tua tuoi tue suo
	sua suoi sue nostro nostra nostri nostre vostro questo questa questi queste quello quella quelli quelle quel quei ciò non no sì
	più meno molto molta molti molte poco poca pochi tanto tanta tanti troppo tutto tutta tutti tutte ogni qualche alcuni
	alcune nessuno nessuna niente nulla altro altra altri altre stesso stessa così già ancora sempre mai spesso ora adesso poi
	allora qui qua lì là bene essere è sono sei siamo siete era erano ero stato stata stati sia sarà sarebbe avere ho hai ha abbiamo avete
	hanno aveva avevo avuto fare fa faccio fatto può posso possono va vado vanno cosa solo proprio quindi però c'è dell all nell sull dall un'
	nn cmq xke xché ke anke`;

const PT = `o a os as um uma uns umas e ou mas se que quem qual quais quanto quanta como onde quando porque porquê pois embora enquanto
	também nem de do da dos das dum duma em no na nos nas num numa por pelo pela pelos pelas para pra pro com sem sobre entre até desde
	contra durante após ante eu tu você vocês ele ela eles elas nós vós me te se lhe lhes nos vos mim ti si comigo meu minha meus minhas
	teu tua seu sua seus suas nosso nossa nossos nossas este esta estes estas esse essa esses essas aquele aquela aqueles
	aquelas isto isso aquilo não sim mais menos muito muita muitos muitas pouco pouca tanto tanta todo toda todos todas tudo nada
	nenhum nenhuma alguém algum alguma alguns algumas ninguém outro outra outros outras mesmo mesma cada tão assim aqui ali lá agora
	então depois antes sempre nunca já ainda ser é sou és somos são era eram foi foram seja sido sendo estar está estou estás estão estava
	tá tô ter tem tenho têm tinha teve ter haver há fazer faz faço fez feito pode podem posso vai vou vão ir bem só apenas porém
	ao aos à às deste desta neste nesta nesse nessa disso nisso dele dela deles delas q vc vcs pq tb tbm né eh`;

const HI = `है हैं था थे थी हूँ हूं हो होता होती होते हुआ हुई हुए का की के को से में पर ने और या लेकिन मगर परंतु किंतु कि तो भी ही न नहीं मत यह ये वह वे वो इस
	इन उस उन इसका इसकी इसके उसका उसकी उसके इसे उसे इन्हें उन्हें मैं मुझे मेरा मेरी मेरे हम हमें हमारा हमारी हमारे तुम तुम्हें तुम्हारा आप आपको आपका
	आपकी आपके अपना अपनी अपने कौन क्या क्यों कब कहाँ कहां कैसे कैसा कितना जो जब जहाँ तब तक अब यहाँ यहां वहाँ वहां कुछ कोई सब सभी हर एक दो बहुत ज्यादा
	कम बस सिर्फ केवल फिर बाद पहले साथ लिए द्वारा बारे कर करना करता करते करती किया की करके करें रहा रही रहे गया गई गए जा जाता जाती जाते दिया दी दे
	लिया ली ले सकता सकते सकती चाहिए वाला वाले वाली ऐसा ऐसे इतना अगर यदि क्योंकि इसलिए जैसे`;

/** Hindi as people type it with Latin letters. */
const HI_LATIN = `hai hain hoon hu tha thi thay ka ki ke ko se mein mai main me par pe ne aur ya lekin magar ki to toh bhi bi hi na nahi nahin nhi
	nai mat yeh ye woh wo vo is us iska iski iske uska uski uske mujhe muje mera meri mere hum humko hame humara hamara hamare tum
	tumhe tumhara tera teri tere aap aapko aapka aapki aapke apna apni apne kaun kya kyu kyun kyon kab kaha kahan kaise kaisa kitna
	kitne jo jab jaha tab tak ab abhi yaha yahan waha wahan kuch kuchh koi sab sabhi sabse har ek do bahut bohot bht bhut zyada jyada kam bas
	sirf phir fir baad pehle sath saath liye karo kar karna karta karte karti kiya krne krna kr raha rahi rahe rha rhi rhe gaya gayi gaye gya
	jaa jata jati jate diya dena liya lena sakta sakte sakti chahiye wala wale wali vala aisa aise itna agar kyunki isliye jaise yaar
	bhai bhaiya ji haan ha accha acha achha theek thik hota hoti hote hua hui hue hoga hogi honge ho kaam log baat din hindi dil pyar desh
	sala bhi phle krte krta kro dekho dekh dekha bol bola bolo kha khana ghar paisa paise bhagwan bharat modi`;

const AR = `في من على إلى الى عن مع هذا هذه ذلك تلك هؤلاء التي الذي الذين اللي ما ماذا لا لم لن ليس ليست غير و أو او ثم بل لكن لكنه إن ان أن
	إذا اذا لو كل بعض أي اي كان كانت يكون تكون كانوا هو هي هم هن أنا انا أنت انت نحن أنتم له لها لهم لي لك لنا به بها فيه فيها منه منها
	عليه عليها عليك إليه بعد قبل عند عندما بين حتى منذ خلال حول دون فوق تحت أمام أيضا ايضا فقط جدا قد لقد سوف كما مثل حيث هنا هناك الآن الان
	كيف متى أين اين لماذا من يا كم نفس كلها كله مش مو ده دي دا بس كده ليه ايه عشان علشان ولا وهو وهي ومن وفي وما ولم وكان والله`;

const ZH = `的 了 是 在 我 有 和 就 不 人 都 一 一个 上 也 很 到 说 要 去 你 会 着 没有 看 好 自己 这 那 他 她 它 们 我们 你们 他们 这个 那个 这些 那些 什么 怎么 怎样 为什么
	哪 哪里 哪个 谁 多少 几 因为 所以 但是 但 可是 不过 而 而且 或 或者 如果 虽然 然后 还 还是 还有 又 再 才 只 只是 就是 被 把 给 让 对 对于 从 向 跟 与 及 以 以及
	于 之 其 此 该 每 各 某 个 些 点 下 里 中 后 前 吗 呢 吧 啊 呀 哦 嗯 哈 啦 嘛 得 地 过 来 能 可以 可能 应该 已经 正在 曾经 非常 太 更 最 比较 一下 一点 有点 有些
	时候 时 用 等 第 年 月 日 次 真的 真 没 并 则 却 便 将 由 为 为了 关于 其实 那么 这么 这样 那样 这里 那里 现在 今天`;

/** Stop words of each language; "other" has none. */
export const STOP_WORDS: Readonly<Record<Language, string>> = {
	en: EN,
	es: ES,
	fr: FR,
	de: DE,
	it: IT,
	pt: PT,
	hi: `${HI} ${HI_LATIN}`,
	ar: AR,
	zh: ZH,
	other: '',
};

/** A word with all its units folded. */
export function foldWord(word: string, fold: Fold = foldLatin): string {
	let folded = '';
	for (let i = 0; i < word.length; i++) {
		const unit = fold(word.charCodeAt(i));
		if (unit !== 0) folded += String.fromCharCode(unit);
	}
	return folded;
}

const sets = new Map<Language, ReadonlySet<string>>();

/** The stop words of a language, made once. */
export function stopWordsOf(language: Language): ReadonlySet<string> {
	const known = sets.get(language);
	if (known) return known;
	const made = wordSet(STOP_WORDS[language]);
	sets.set(language, made);
	return made;
}
