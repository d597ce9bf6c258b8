import { foldDevanagari } from '../rules/fold';
import { HINDI_BAD, HINDI_GOOD } from './hindiWords';
import type { Lexicon } from './spacedPack';

/** Hindi in Devanagari and in Latin letters, as most tweets have it; words and values are our own judgement. */
export const HINDI: Lexicon = {
	language: 'hi',
	fold: foldDevanagari,
	endings: {
		आ: 'ा ी े ों',
		ओं: '- ों ें',
		a: 'a i e',
		aa: 'a aa i ee e',
		ta: 'ta ti te',
		na: 'na ne ni',
	},
	words: HINDI_GOOD + HINDI_BAD,
	phrases: `
2: चलाना आसान, इस्तेमाल में आसान, जल्दी ठीक, use karna asaan, easy to use, jaldi thik
-1.5: बंद हो गई, बंद हो गया, बंद हो जाता, बंद हो जाती, फोन नहीं उठाया, नहीं उठाया, गलत रंग, गलत साइज, गलत साइज़, फट गया, फट गई, रंग उतर, रंग निकल
-1.5: band ho gayi, band ho jata, band ho jati, phat gaya, fat gaya, galat color, galat size, rang utar, return nahi le, phone nahi utha
2.5: पूरे दिन चलती, पूरे दिन चलता, लंबे समय तक, दिन भर चलती, फिर आएंगे, फिर खरीदूंगा, फिर से खरीदूंगा, फिर लूंगा, अच्छी पैकिंग, उम्मीद से बेहतर
2.5: उम्मीद से ज्यादा, phir aayenge, fir aayenge, phir se kharid, fir se kharid, din bhar chalti, pura din chalti, umeed se behtar, value for money
2.5: worth it, must buy, go for it, paise ke layak, time pe, time se pehle, jaldi aaya, jaldi mila, as described, on time
-1.5: एक घंटा भी नहीं, इंटरनेट बंद, नेटवर्क नहीं, कोई समाधान नहीं, koi solution nahi, network nahi, internet band, दर्द करत, एक घंटा भी, घंटा भी नहीं, पैसे काट, पैसे कट, पैसे काट लिए, बदल दो, वापसी नहीं, साइज़ छोटा, साइज छोटा, गर्म हो, हैंग, इंतजार कर, इंतज़ार कर
-1.5: ek ghanta bhi, paise kat, paise kaat, size chota, size chhota, garam ho, heat ho, hang ho, intezaar kar, wait kar, tik nahi, chali nahi
-2: टूटा हुआ, टूटी हुई, जवाब नहीं देता, जवाब नहीं देते, फोन नहीं, चार्ज नहीं, नहीं खरीदूंगा, नहीं खरीदूँगा, चालू नहीं, असली नहीं, ठंडा खाना, खाना ठंडा
-2: order nahi mila, product nahi mila, charge nahi, on nahi, asli nahi, original nahi, duplicate, refund nahi, return nahi, do not buy, dont buy
3: बहुत बढ़िया, बहुत अच्छा, बहुत अच्छी, बहुत अच्छे, सबसे अच्छा, सबसे अच्छी, सबसे अच्छे, दिल जीत लिया, दिल खुश, मज़ा आ गया, मजा आ गया
3: पैसा वसूल, पांच सितारे, चार चांद, लाजवाब है, पूरे अंक, paisa vasool, paisa wasool, dil jeet liya, dil khush, maza aa gaya
3: maja aa gaya, mazaa aa gaya, maza aagaya, sabse accha, sabse acha, sabse achha, sabse best, bahut badhiya, kya baat hai, kya baat
3: kya bat hai, love you, love u, luv u, i love, miss you yaar, jai ho, proud of, proud of you, maa kasam mast
2.5: बहुत धन्यवाद, बहुत बहुत धन्यवाद, बहुत शुक्रिया, धन्यवाद आपका, पसंद आया, पसंद आई, पसंद आए, अच्छा लगा, अच्छी लगी, अच्छे लगे
2.5: सही दाम, अच्छा दाम, पैसे के लायक, समय पर, समय से पहले, कोई शिकायत नहीं, कोई समस्या नहीं, कोई दिक्कत नहीं, कोई परेशानी नहीं
2.5: सुझाव दूंगा, ज़रूर खरीदें, जरूर खरीदें, जन्मदिन मुबारक, जन्मदिन की शुभकामनाएं, हार्दिक बधाई, हार्दिक शुभकामनाएं, शुभ कामनाएं
2.5: क्या बात है, क्या बात, जय हो, भगवान भला करे, बुरा नहीं, बुरी नहीं, बुरे नहीं, कम नहीं, गर्व है, नमन है, सलाम है
2.5: pasand aaya, pasand aayi, accha laga, acha laga, achha laga, achi lagi, acchi lagi, bahut dhanyawad, bahut shukriya, koi shikayat nahi
2.5: koi problem nahi, koi dikkat nahi, time par, janamdin mubarak, happy birthday, thank you, thank u, bura nahi, kam nahi, salute hai
2.5: naman hai, garv hai, mubarak ho, badhai ho, khush raho, jug jug jiyo, shubh kamnaye, god bless, well done, good job, good luck
2.5: well played, kamal kar diya, dhoom macha, jeet gaye, jeet gaya, kabile tareef, kabil e tareef, all the best, dil se, mast hai
2: शुभ प्रभात, शुभ रात्रि, सुप्रभात, काम का, ठीक ठाक, ठीक है, जैसा बताया, good morning, good night, good evening, subh prabhat
2: shubh ratri, shubh prabhat, suprabhat, jai hind, जय हिंद, जय हिन्द, वंदे मातरम, vande mataram, bharat mata ki jai, भारत माता की जय
2: can't wait, cant wait, koi baat nahi, कोई बात नहीं, acche din, achhe din, ache din, अच्छे दिन
0: अच्छा तो, अच्छा ठीक, acha to, accha to, achha to, acha ye, acha toh, thik se, सही में, sahi me, sahi mein, bhala kya, khush hone, par to
0: am aadmi, aam aadmi, आम आदमी, cup jeet, love story, bhagwan, हाँ जी, no ball, first, match ke, sala re, mere pass, to be honest
-1: ठीक ही, औसत, कुछ खास नहीं, ख़ास नहीं, खास नहीं, kuch khas nahi, kuch khaas nahi, khaas nahi, khas nahi, theek theek, thik thak
-1: बेहतर हो सकता, पता नहीं, pata nahi, pta nahi, pata nhi
-1.5: पसंद नहीं आया, पसंद नहीं आई, अच्छा नहीं लगा, अच्छी नहीं लगी, मज़ा नहीं आया, मजा नहीं आया, काम नहीं करता, काम नहीं कर रहा
-1.5: काम नहीं करती, बहुत महंगा, बहुत देर, देर से, फोन नहीं उठाते, जवाब नहीं, maza nahi aaya, maja nahi aaya, kaam nahi karta
-1.5: kaam nahi kar raha, kaam nahi karti, bahut mehnga, bahut der, der se, jawab nahi, pasand nahi, bore ho, bore kar, mood off, neend nahi
-1.5: kaam nahi, chal nahi raha, chalta nahi, chalti nahi, samajh nahi, समझ नहीं
-2: बंद हो गया, खराब हो गया, खराब निकला, टूट गया, टूट गई, टूटा हुआ, अब तक नहीं, नहीं मिला, नहीं आया, नहीं पहुंचा, पैसे वापस, वापस कर
-2: सिर दर्द, दुख की बात, शर्म की बात, शर्म करो, शर्म आनी चाहिए, शर्म आती, डूब मरो, चुल्लू भर पानी, band ho gaya, kharab ho gaya
-2: kharab nikla, toot gaya, tut gaya, tut gya, abhi tak nahi, nahi mila, nahi aaya, paise wapas, refund chahiye, sir dard, dukh ki baat
-2: sharm ki baat, sharam ki baat, sharm karo, sharam karo, sharm aani chahiye, sharam aani, doob maro, dub maro, has raha, mazak bana
-2: haar gaye, haar gaya, har gaye, out ho gaya, kya bakwas, kat gaya, waat lag, lag gaye, lag gayi, gand phat, dil toot, dil tut
-2: bewakoof bana, bewkuf bana, chutiya bana, chutia bana, ullu bana, pagal bana, jhooth bol, jhuth bol, jhut bol, maar diya, mar gaya, mar gye
-2.5: मत खरीदो, मत खरीदें, न खरीदें, ना खरीदें, कभी नहीं खरीद, दोबारा नहीं, फिर कभी नहीं, mat kharido, mat khareedo, mat lena, mat lo
-2.5: dobara nahi, phir kabhi nahi, fir kabhi nahi, kabhi nahi kharid, kisi kaam ka nahi, किसी काम का नहीं, किसी काम की नहीं, kisi kaam ki nahi
-2.5: pagal ho gaya, hadd hai, हद है, had hai, shame on, shut up, bhaad me, bhad me, भाड़ में, भाड़ में जा, go to hell, fuck you, fuck off
-3: पैसे की बर्बादी, पैसों की बर्बादी, समय की बर्बादी, paise ki barbadi, time ki barbadi, time waste, paisa barbad, paise barbad, waste of
-3: सबसे खराब, सबसे बुरा, सबसे घटिया, sabse kharab, sabse ghatiya, sabse bekar, sabse bura, कुत्ते की, kutte ki, maa ki, teri maa, ma ki
-3: teri maa ki, maa chod, ma chod, behen ke, bhen ke, bahan ke, bhosdi ke, bhosdike, gaand mara, gand mara, सूअर की, suar ki, kutte kamine
`,
	negators:
		"नहीं, नही, न, मत, बिना, कभी नहीं, नहि, ना, nahi, nahin, nhi, nai, nahii, naa, mat, bina, kabhi nahi, nhin, no, not, never, dont, don't, didnt, didn't, doesnt, doesn't, isnt, isn't, wasnt, wasn't, cant, can't, wont, won't, without, none, nothing, aint, ain't, कोई नहीं, koi nahi",
	boosters: `
0.4: बेहद, अत्यंत, बेहद ही, एकदम, बिल्कुल, बिलकुल, bilkul, ekdum, ekdam, behad, extremely, totally, absolutely, super, kasam se
0.3: बहुत, बड़ा, बड़ी, काफी, काफ़ी, इतना, इतनी, इतने, सच में, वाकई, ज़्यादा, ज्यादा, सबसे, बहुत ही, bahut, bohot, bhut, bht, boht, bahot
0.3: bohut, bahut hi, kaafi, kafi, itna, itni, itne, sach me, sach mein, sachme, wakai, zyada, jyada, sabse, very, so, really, too, vry, most
0.2: पूरा, पूरी, हमेशा, pura, puri, poora, poori, hamesha, full, सच, much
-0.3: थोड़ा, थोड़ी, थोड़े, कुछ, ज़रा, जरा, लगभग, शायद, कम, thoda, thodi, thode, zara, jara, kuch, kuchh, shayad, lagbhag, kam, little, almost
`,
	contrasts:
		'लेकिन, मगर, परंतु, परन्तु, किंतु, किन्तु, पर, हालांकि, lekin, magar, lkn, lekin phir bhi, but, however, parantu, kintu, haalanki',
	rules: { reachBack: 1 },
};
