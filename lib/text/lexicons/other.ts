import { foldLatin } from '../rules/fold';
import type { Lexicon } from './spacedPack';

/**
 * Languages without lists of their own: emoji, faces, international words, and the commonest words of many languages. Tells
 * less than the lists of a language; words and values are our own judgement.
 */
export const OTHER: Lexicon = {
	language: 'other',
	fold: foldLatin,
	endings: {},
	words: `
3: excelente excellent fantastisch fantastiskt fantastisk geweldig prachtig uitstekend utmärkt underbar vidunderlig erinomainen
3: mükemmel harika muhteşem doskonały wspaniały świetny świetna świetnie rewelacja skvělý skvělé výborný vynikající kiváló
3: fantasztikus csodálatos minunat εξαιρετικό τέλειο υπέροχο отлично отличный отличная прекрасно великолепно
3: чудово чудовий відмінно супер tuyệt sempurna hebat mantap maganda λατρεύω обожаю
2.5: merci gracias grazie danke obrigado gràcies mulțumesc bedankt dank tack takk tak kiitos teşekkürler teşekkür dziękuję
2.5: dzięki děkuji köszönöm ευχαριστώ спасибо дякую arigato salamat makasih terimakasih люблю kocham miluji
2.5: seviyorum sevdim rakastan elsker älskar hou mooi mooie lekker lekkere schitterend счастлив счастлива
2: gut bon bueno buono bom goed goede bra god goda hyvä hyvin fajny dobry dobra dobre dobrze polecam dobrý dobré dobře
2: jó szép καλό καλή καλά ωραίο iyi güzel beğendim memnunum memnun tavsiye bagus baik cantik suka senang tốt đẹp thích хорошо
2: хороший хорошая хорошее рекомендую нравится понравилось доволен довольна красиво красивый удобно удобный вкусно быстро гарно гарний
2: добре zadowolony zadowolona ładny ładna tevreden blij snel handig aanrader nöjd glad snyggt fornøyd iloinen kaunis mukava nopea
2: frumos recomand mulțumit ajánlom elégedett boldog
-2: плохо плохой плохая разочарован разочарована проблема проблемы сломан сломался сломалась дорого грустно жаль погано поганий
-2: źle zły zła słaby słaba drogi smutny zepsuty niestety špatný špatně drahý smutný bohužel slecht slechte kapot duur
-2: helaas teleurgesteld jammer dålig dåligt tyvärr besviken trasig dårlig desværre huono rikki pettynyt kötü bozuk pahalı üzgün
-2: maalesef rossz sajnos csalódott prost rău rea stricat scump κακό κακή δυστυχώς χάλασε jelek buruk rusak mahal kecewa sedih xấu tệ
-3: ужасно ужасный ужасная кошмар отвратительно обман мошенники ненавижу дрянь дерьмо жах жахливо okropny okropna fatalny tragedia
-3: oszustwo oszuści dno nienawidzę hrozný hrozné podvod verschrikkelijk vreselijk oplichting waardeloos rotzooi haat hemskt hemsk
-3: bedrägeri skräp hatar forferdelig svindel kamala vihaan berbat rezalet dolandırıcı nefret iğrenç borzalmas szörnyű átverés groaznic
-3: oribil țeapă απαίσιο απάτη μισώ χάλια penipu parah benci
`,
	phrases: `
2.5: thank you, i love, i love it, five stars, 5 stars, terima kasih, cảm ơn, dank je, dank u, tusen takk, mange tak, çok iyi, çok güzel
2.5: ik hou van, jag älskar, очень хорошо, всем советую, bardzo dobry, szczerze polecam, nagyon jó, luar biasa
-2: not good, no good, niet goed, inte bra, ikke bra, ei hyvä, nie polecam, не рекомендую, не советую, не работает, nie działa
-2: nefunguje, werkt niet, fungerar inte, virker ikke, ei toimi, çalışmıyor, nem működik, nu funcționează, tidak bagus, không tốt
-2.5: one star, 1 star, never again, nooit meer, aldrig mer, nigdy więcej, никогда больше, больше никогда, bir daha asla, soha többet
`,
	negators:
		'no, not, non, nein, nicht, kein, niet, geen, não, nu, не, ні, nie, nem, inte, ikke, ikkje, ei, değil, δεν, tidak, bukan, không, never',
	boosters:
		'0.3: very, so, muy, très, sehr, molto, muito, очень, дуже, çok, bardzo, heel, erg, zeer, mycket, veldig, meget, tosi, velmi, nagyon, foarte, πολύ, sangat, banget, rất',
	contrasts:
		'but, pero, mais, aber, maar, men, mutta, ama, ale, но, але, dar, αλλά, tapi, tetapi, nhưng',
};
