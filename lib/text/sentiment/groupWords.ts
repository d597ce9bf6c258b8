import type { Fold } from '../rules/fold';
import { hashWord } from '../rules/hash';

/**
 * Names and words for groups of people: nothing is learned about them, so that a text does not become better or worse by who
 * is named in it. First names that are common in the countries of our languages; peoples, faiths, genders, orientations,
 * disabilities and ages in nine languages. A list by hand, not complete: see docs/models/sentiment.md.
 */
const NAMES = `
james john robert michael william david richard joseph thomas charles daniel matthew mark paul steven andrew kevin brian george
mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy emily ashley kimberly donna michelle emma
olivia jamal darnell tyrone deshawn malik lakisha latoya keisha tanisha ebony shanice aaliyah imani kareem leroy
mohammed muhammad mohamed mohammad ahmed ahmad ali omar hassan hussein ibrahim khalid yusuf mustafa abdullah fatima aisha khadija
maryam zainab layla noor amina yasmin raj amit rahul sanjay vijay ravi anil sunil arjun priya anjali neha pooja deepika sunita
kavita lakshmi wei ming li chen wang zhang liu yang huang zhao wu zhou lin mei ling hiroshi yuki kenji sakura jose juan carlos luis
jorge miguel pedro alejandro diego javier fernando rafael maria carmen ana lucia sofia isabel rosa guadalupe elena pilar dolores
pierre jean jacques michel philippe nicolas marie nathalie isabelle sylvie camille chloe lea hans klaus jurgen wolfgang dieter
stefan anna ursula petra sabine monika claudia heike giovanni giuseppe antonio marco luca matteo francesco alessandro giulia
francesca chiara sara martina joao antonia manuel tiago bruno gustavo beatriz mariana ines leticia fernanda ivan vladimir dmitri
sergei olga natasha svetlana katarzyna piotr david sarah moshe shlomo rachel rivka kwame kofi amara chidi ngozi emeka sven lars
maría josé sofía lucía andré jürgen zoé chloé léa françois joão inês mehmet emre elif ayse maryam محمد احمد علي عمر حسن حسين ابراهيم خالد يوسف مصطفى عبدالله فاطمة عائشة مريم زينب ليلى نور سارة
جون ماري ديفيد मोहम्मद अहमद राज अमित राहुल संजय प्रिया अंजलि नेहा पूजा फातिमा मारिया जॉन
`;

const GROUPS = `
man men woman women boy boys girl girls male female guy guys lady ladies gentleman he she him her his hers trans transgender gay
lesbian bisexual queer straight lgbt black blacks white whites asian asians african africans american americans european arab
arabs hispanic latino latina latinos indian indians chinese japanese korean mexican mexicans turkish turk turks german germans
french british english italian spanish portuguese russian russians polish israeli palestinian syrian iraqi iranian pakistani
nigerian brazilian muslim muslims islam islamic christian christians catholic catholics jew jews jewish hindu hindus buddhist
sikh atheist immigrant immigrants migrant migrants refugee refugees foreigner foreigners disabled blind deaf autistic old young
elderly gypsy gypsies roma native husband wife mother father son daughter
hombre hombres mujer mujeres chico chica chicos chicas negro negra negros negras blanco blanca arabe arabes moro moros gitano
gitanos gitana musulman musulmana musulmanes cristiano cristiana judio judia judios catolico asiatico africano latinoamericano
inmigrante inmigrantes refugiado refugiados extranjero extranjeros gitanas homosexual homosexuales lesbiana transexual
homme hommes femme femmes garcon garcons fille filles noir noire noirs noires blanc blanche musulmane musulmans chretien
chretiens juif juive juifs africain africaine maghrebin immigre immigres refugie refugies etranger etrangers homosexuel
mann manner frau frauen junge madchen schwarzer schwarze weisser araber turke turken turkin moslem muslimin christ christen jude
juden judin afrikaner asiate auslander fluchtling fluchtlinge migranten schwul schwuler lesbe lesbisch homosexuelle behinderte
uomo uomini donna donne ragazzo ragazza ragazzi ragazze nero nera neri bianco bianca arabo musulmano musulmani cristiani ebreo
ebrei africano zingaro zingari immigrato immigrati rifugiato stranieri straniero
homem homens mulher mulheres menino menina rapaz rapariga preto preta branco branca muculmano muculmana cristao judeu judeus
imigrante imigrantes refugiado refugiados estrangeiro
رجل رجال امراة نساء ولد بنت بنات مسلم مسلمين مسلمة مسيحي مسيحيين مسيحية يهودي يهود شيعي شيعة سني سنة عربي عرب اجنبي اجانب
سوري سوريين مصري سعودي ايراني فلسطيني اسرائيلي تركي هندي افريقي لاجئ لاجئين
आदमी औरत पुरुष महिला लड़का लड़की हिन्दू हिंदू मुस्लिम मुसलमान ईसाई सिख दलित मुसलमानों हिन्दुओं aadmi aurat ladka ladki hindu muslim
musalman isai sikh dalit
`;

/** One bit for each of so many hashes tells at once that most words are not among them. */
const SIEVE_BITS = 2 ** 14;

/** Words by their two hashes, spelled as a language's fold spells them. */
export class GroupWords {
	private readonly sieve = new Int32Array(SIEVE_BITS / 32);
	private readonly words = new Map<number, number>();

	constructor(fold: Fold | undefined) {
		for (const word of (NAMES + GROUPS).split(/\s+/u)) {
			if (word === '') continue;
			const [first, second] = hashWord(fold ? folded(word, fold) : word);
			const bit = first & (SIEVE_BITS - 1);
			this.sieve[bit >>> 5] = (this.sieve[bit >>> 5] ?? 0) | (1 << bit);
			this.words.set(first, second);
		}
	}

	has(first: number, second: number): boolean {
		const bit = first & (SIEVE_BITS - 1);
		if ((((this.sieve[bit >>> 5] ?? 0) >>> bit) & 1) === 0) return false;
		return this.words.get(first) === second;
	}
}

const folded = (word: string, fold: Fold) =>
	Array.from(word, (letter) => {
		const unit = fold(letter.charCodeAt(0));
		return unit === 0 ? '' : String.fromCharCode(unit);
	}).join('');
