/**
 * What makes a message urgent in nine languages: "reason weight: words and phrases". Words and weights are our own judgement.
 */
export const URGENCY_WORDS: Readonly<Record<string, string>> = {
	en: `
urgent 1: asap, as soon as possible, urgent, urgently, immediately, emergency, right away, right now, at once, top priority, without delay, straight away, without further delay
deadline 0.8: today, by tomorrow, tomorrow, tonight, deadline, by monday, by tuesday, by wednesday, by thursday, by friday, by saturday, by sunday, within 24 hours, within 48 hours
deadline 0.8: before the weekend, by the end of the day, end of day, before christmas, last day, this evening, in time for, by the end of the week, by noon, needed by
waiting 0.7: still waiting, still no answer, still no reply, still nothing, still have not, still haven't, still has not, still hasn't, waiting for weeks, waiting for days, waiting since, no response
waiting 0.7: have been waiting, has not arrived, hasn't arrived, never arrived, for weeks, for over a week, no reply, nobody answers, nobody replies, weeks ago, overdue, still not
repeated 0.8: second time, third time, fourth time, third email, second email, third message, second message, again and again, already written, already wrote, already called, wrote twice, called twice
repeated 0.8: called three times, several times, many times, keep asking, once again, how many times, reminder, i have asked, my last message, following up, called you twice, written three times
legal 1: lawyer, solicitor, attorney, legal action, sue, court, lawsuit, consumer protection, trading standards, small claims, chargeback, police, report you, my bank, ombudsman, legal steps
safety 1.2: caught fire, fire, burned, burnt, injured, injury, hurt, bleeding, hospital, allergic, allergic reaction, electric shock, glass in, dangerous, unsafe, choked, choking, poisoning, rash, smoke
safety 1.2: exploded, swallowed, vet, doctor, exposed wire, sparks, glass splinters
security 1: hacked, stolen, fraudulent, unauthorised, unauthorized, not by me, someone used my, phishing, locked out, stolen card, did not order, didn't order
leaving 0.7: cancel my, cancel, close my account, cancellation, switch to, take my business elsewhere, competitor, last chance, never order again, unsubscribe, delete my account, end my subscription
blocked 0.6: cannot log in, can't log in, can't order, cannot order, can't pay, does not work at all, charged twice, double charged, wrong amount, charged me twice, cannot check out, missing refund
calm -0.8: no rush, no hurry, whenever you have time, take your time, not urgent, when you get a chance, no need to reply, just wanted to say, whenever convenient
`,
	de: `
urgent 1: dringend, sofort, umgehend, so schnell wie möglich, schnellstmöglich, eilig, eilt, notfall, unverzüglich, asap, auf der stelle
deadline 0.8: heute, morgen, heute noch, bis morgen, bis freitag, bis montag, bis dienstag, bis mittwoch, bis donnerstag, bis samstag, bis sonntag, frist, noch diese woche, vor dem wochenende, innerhalb von 24 stunden, vor weihnachten, spätestens
waiting 0.7: warte immer noch, warte noch immer, warte seit, immer noch nicht, noch immer nicht, seit wochen, seit tagen, keine antwort, immer noch keine, noch immer keine, niemand antwortet, nie angekommen, überfällig, noch nichts gehört
repeated 0.8: zum zweiten mal, zum dritten mal, schon zweimal, schon dreimal, bereits zweimal, bereits dreimal, mehrfach, mehrmals, erneut, wiederholt, dritte mail, zweite mail, schon wieder, nochmals, erinnerung, wie oft noch
legal 1: anwalt, rechtsanwalt, klage, gericht, rechtliche schritte, verbraucherzentrale, anzeige, polizei, rückbuchung, mahnung, verklagen, verbraucherschutz
safety 1.2: brand, gebrannt, feuer, verbrannt, verletzt, verletzung, krankenhaus, allergische reaktion, allergisch, stromschlag, gefährlich, splitter, geblutet, arzt, ausschlag, rauch, explodiert, tierarzt, vergiftung
security 1: gehackt, gestohlen, nicht von mir, unbefugt, betrug, missbraucht, gesperrt, nicht bestellt, phishing
leaving 0.7: kündigen, kündigung, kündige, stornieren, storno, konto löschen, zur konkurrenz, letzte chance, nie wieder bestellen, abbestellen, abo beenden, widerrufe
blocked 0.6: kann mich nicht anmelden, kann nicht bestellen, kann nicht bezahlen, doppelt abgebucht, zweimal abgebucht, falscher betrag, funktioniert gar nicht, komme nicht ins
calm -0.8: keine eile, eilt nicht, nicht dringend, wenn sie zeit haben, hat zeit, wollte nur sagen, bei gelegenheit
`,
	es: `
urgent 1: urgente, urgentemente, inmediatamente, de inmediato, cuanto antes, lo antes posible, ya mismo, ahora mismo, emergencia, con urgencia, sin demora, enseguida
deadline 0.8: hoy, mañana, hoy mismo, para mañana, antes del viernes, antes del lunes, antes del fin de semana, plazo, fecha límite, en 24 horas, esta noche, antes de navidad, esta semana, a más tardar
waiting 0.7: sigo esperando, llevo esperando, todavía no, aún no, desde hace semanas, hace semanas, hace días, sin respuesta, nadie responde, nadie contesta, nunca llegó, no ha llegado, sigo sin, llevo semanas, llevo días
repeated 0.8: segunda vez, tercera vez, otra vez, varias veces, ya he escrito, ya escribí, ya llamé, de nuevo, tercer correo, segundo correo, cuántas veces, he llamado tres veces, recordatorio, muchas veces
legal 1: abogado, abogada, denuncia, denunciar, demanda, juzgado, acciones legales, consumo, policía, hoja de reclamaciones, protección al consumidor, mi banco
safety 1.2: se incendió, incendio, fuego, quemado, quemada, quemadura, herido, herida, hospital, alergia, reacción alérgica, descarga eléctrica, peligroso, peligrosa, sangre, cristales, médico, sarpullido, humo, explotó, veterinario
security 1: hackeado, hackeada, robado, robada, no fui yo, fraude, sin mi autorización, no autorizado, bloqueada, bloqueado, no he pedido, phishing
leaving 0.7: cancelar, cancelen, cancelación, dar de baja, darme de baja, cerrar mi cuenta, la competencia, última oportunidad, no volveré a comprar, eliminar mi cuenta
blocked 0.6: no puedo entrar, no puedo pagar, no puedo comprar, cobrado dos veces, me cobraron dos veces, importe incorrecto, no funciona nada, no puedo acceder
calm -0.8: sin prisa, no hay prisa, no es urgente, cuando puedan, cuando tengan tiempo, solo quería decir
`,
	fr: `
urgent 1: urgent, urgente, urgence, immédiatement, tout de suite, au plus vite, dès que possible, le plus vite possible, sans délai, sans attendre, asap, de toute urgence
deadline 0.8: aujourd'hui, demain, ce soir, avant vendredi, avant lundi, avant samedi, avant le week-end, date limite, délai, sous 24 heures, avant noël, cette semaine, au plus tard, d'ici demain
waiting 0.7: j'attends toujours, attends toujours, toujours pas, depuis des semaines, depuis des jours, sans réponse, aucune réponse, personne ne répond, jamais arrivé, toujours rien, attends depuis, sans nouvelles
repeated 0.8: deuxième fois, troisième fois, encore une fois, plusieurs fois, j'ai déjà écrit, déjà appelé, à nouveau, troisième mail, deuxième mail, relance, combien de fois, rappel, déjà contacté
legal 1: avocat, tribunal, plainte, porter plainte, action en justice, poursuites, consommateurs, police, répression des fraudes, ma banque, mise en demeure, huissier
safety 1.2: pris feu, feu, incendie, brûlé, brûlée, brûlure, blessé, blessée, hôpital, allergie, allergique, réaction allergique, électrocuté, décharge électrique, dangereux, dangereuse, saigné, éclats de verre, médecin, fumée, explosé, vétérinaire
security 1: piraté, piratée, volé, volée, pas moi, fraude, frauduleux, sans mon accord, non autorisé, bloqué, rien commandé, pas commandé, hameçonnage
leaving 0.7: annuler, annulation, annulez, résilier, résiliation, me désabonner, fermer mon compte, supprimer mon compte, concurrence, dernière chance, me désinscrire, clôturer
blocked 0.6: impossible de me connecter, impossible de payer, impossible de commander, débité deux fois, débitée deux fois, mauvais montant, ne fonctionne plus du tout
calm -0.8: pas pressé, pas pressée, rien d'urgent, pas urgent, quand vous aurez le temps, prenez votre temps, je voulais juste dire
`,
	it: `
urgent 1: urgente, urgentemente, immediatamente, subito, al più presto, il prima possibile, prima possibile, emergenza, con urgenza, senza indugio, quanto prima
deadline 0.8: oggi, domani, entro domani, entro venerdì, entro lunedì, entro sabato, stasera, scadenza, entro 24 ore, prima del fine settimana, prima di natale, questa settimana, entro oggi, al più tardi
waiting 0.7: sto ancora aspettando, ancora aspettando, non ancora, aspetto da, da settimane, da giorni, nessuna risposta, nessuno risponde, mai arrivato, mai arrivata, non è arrivato, ancora niente, ancora nulla, ancora non
repeated 0.8: seconda volta, terza volta, di nuovo, più volte, ho già scritto, ho già chiamato, ennesima, terza mail, seconda mail, quante volte, sollecito, ancora una volta, promemoria
legal 1: avvocato, denuncia, denunciare, tribunale, vie legali, azione legale, associazione consumatori, polizia, la mia banca, querela, diffida
safety 1.2: preso fuoco, fuoco, incendio, bruciato, bruciata, ustione, ferito, ferita, ospedale, allergia, allergica, reazione allergica, scossa elettrica, pericoloso, pericolosa, sangue, schegge, medico, fumo, esploso, veterinario
security 1: hackerato, rubato, rubata, non sono stato io, non sono stata io, frode, non autorizzato, bloccato, bloccata, mai ordinato, phishing, clonata
leaving 0.7: annullare, annullate, annullamento, disdire, disdetta, cancellare, chiudere il mio account, eliminare il mio account, concorrenza, ultima possibilità, disiscrivermi, recedere
blocked 0.6: non riesco ad accedere, non riesco a pagare, non riesco a ordinare, addebitato due volte, importo sbagliato, non funziona niente
calm -0.8: senza fretta, nessuna fretta, non è urgente, quando avete tempo, con calma, volevo solo dire
`,
	pt: `
urgent 1: urgente, urgentemente, urgência, imediatamente, agora mesmo, o mais rápido possível, o quanto antes, emergência, com urgência, já, sem demora
deadline 0.8: hoje, amanhã, até amanhã, até sexta, até segunda, até sábado, prazo, hoje à noite, em 24 horas, antes do fim de semana, antes do natal, esta semana, ainda hoje, no máximo até
waiting 0.7: ainda estou esperando, estou esperando, continuo à espera, ainda não, há semanas, há dias, faz semanas, sem resposta, ninguém responde, nunca chegou, não chegou, até agora nada, estou à espera, nenhuma resposta
repeated 0.8: segunda vez, terceira vez, de novo, várias vezes, já escrevi, já liguei, novamente, terceiro e-mail, segundo e-mail, quantas vezes, outra vez, mais uma vez, lembrete
legal 1: advogado, advogada, processo, processar, tribunal, ação judicial, procon, polícia, defesa do consumidor, meu banco, queixa, denunciar, livro de reclamações
safety 1.2: pegou fogo, fogo, incêndio, queimou, queimado, queimada, queimadura, ferido, ferida, hospital, alergia, reação alérgica, choque elétrico, perigoso, perigosa, sangue, cacos, médico, fumaça, explodiu, veterinário
security 1: hackeada, hackeado, roubado, roubada, não fui eu, fraude, sem minha autorização, não autorizado, bloqueada, bloqueado, não pedi, phishing, clonado
leaving 0.7: cancelar, cancelem, cancelamento, encerrar minha conta, excluir minha conta, concorrência, última chance, não compro mais, descadastrar, apagar a minha conta
blocked 0.6: não consigo entrar, não consigo pagar, não consigo comprar, cobrado duas vezes, cobraram duas vezes, valor errado, nada funciona, não consigo acessar
calm -0.8: sem pressa, não é urgente, quando puderem, quando tiverem tempo, só queria dizer
`,
	zh: `
urgent 1: 紧急, 急, 急急急, 急用, 很急, 马上, 立刻, 立即, 尽快, 赶紧, 赶快, 十万火急, 加急, 速回
deadline 0.8: 今天, 明天, 今晚, 今天之内, 周五前, 周末前, 周一前, 最后期限, 截止, 24小时内, 春节前, 月底前, 下班前, 之前必须, 这周内
waiting 0.7: 还没收到, 还没有收到, 一直没收到, 还没到, 还没发货, 还没有发货, 等了, 一直在等, 没人回复, 没人理, 没有回复, 没回复, 迟迟, 至今, 好几天了, 几个星期, 还没有退款, 还没退款, 没人接
repeated 0.8: 第二次, 第三次, 再次, 多次, 好几次, 又一次, 已经联系过, 问了好几遍, 几遍, 反复, 再三, 催了, 说过了, 第几次
legal 1: 律师, 起诉, 法院, 消协, 工商, 报警, 12315, 投诉到, 曝光, 法律, 消费者协会, 维权, 市场监管
safety 1.2: 着火, 起火, 烧伤, 烫伤, 受伤, 流血, 医院, 过敏, 触电, 漏电, 危险, 爆炸, 中毒, 玻璃渣, 冒烟, 医生, 起疹子, 窒息, 兽医
security 1: 被盗, 盗号, 盗刷, 不是我, 诈骗, 账号被封, 登不上, 没有下单, 钓鱼, 未经我
leaving 0.7: 取消, 退订, 注销, 关闭账户, 取消订阅, 再也不买, 最后一次机会, 换一家, 销户
blocked 0.6: 无法登录, 登录不了, 无法付款, 付不了款, 下不了单, 扣了两次, 重复扣款, 金额不对, 完全不能用
calm -0.8: 不急, 不着急, 不用急, 有空, 方便的时候, 只是想说
`,
	ar: `
urgent 1: عاجل, عاجلا, فورا, فوراً, حالا, حالاً, بسرعة, في اسرع وقت, في أسرع وقت, ضروري, طارئ, طوارئ, مستعجل, الان, الآن, دون تأخير
deadline 0.8: اليوم, غدا, غداً, بكرة, الليلة, قبل الجمعة, قبل الخميس, موعد نهائي, خلال 24 ساعة, قبل نهاية الاسبوع, قبل نهاية الأسبوع, هذا الاسبوع, هذا الأسبوع, قبل العيد
waiting 0.7: ما زلت انتظر, ما زلت أنتظر, مازلت انتظر, لا زلت انتظر, لا زلت أنتظر, انتظر منذ, أنتظر منذ, منذ اسابيع, منذ أسابيع, منذ ايام, منذ أيام, لم يصل, لم تصل, لا احد يرد, لا أحد يرد, بدون رد, لم يرد احد, حتى الان, حتى الآن
repeated 0.8: للمرة الثانية, للمرة الثالثة, مرة اخرى, مرة أخرى, عدة مرات, كتبت لكم, اتصلت مرتين, كم مرة, تذكير, مرارا, مراراً, راسلتكم, مرة ثانية
legal 1: محامي, المحامي, محكمة, المحكمة, دعوى, قضية, حماية المستهلك, الشرطة, شرطة, شكوى رسمية, قانونية, قانوني
safety 1.2: احترق, حريق, نار, حروق, اصيب, أصيب, اصابة, إصابة, مستشفى, المستشفى, حساسية, صعقة, كهربائية, خطير, خطيرة, دم, زجاج مكسور, طبيب, دخان, انفجر, تسمم
security 1: مخترق, اختراق, سرقت, مسروقة, مسروق, احتيال, لست انا, لست أنا, بدون اذني, بدون إذني, لم اطلب, لم أطلب, حسابي مغلق
leaving 0.7: الغاء, إلغاء, الغوا, ألغوا, الغي, اغلاق حسابي, إغلاق حسابي, حذف حسابي, المنافس, المنافسين, اخر فرصة, آخر فرصة, الغاء الاشتراك, إلغاء الاشتراك
blocked 0.6: لا استطيع الدخول, لا أستطيع الدخول, لا استطيع الدفع, لا أستطيع الدفع, خصم مرتين, مرتين من, مبلغ خاطئ, لا يعمل ابدا, لا يعمل أبدا
calm -0.8: لا داعي للعجلة, غير مستعجل, ليس عاجلا, على راحتكم, اردت فقط ان اقول, أردت فقط أن أقول
`,
	hi: `
urgent 1: तुरंत, तुरन्त, जल्दी, जल्द से जल्द, अर्जेंट, आपातकाल, इमरजेंसी, फौरन, अभी के अभी, शीघ्र, जरूरी है, urgent, turant, jaldi, asap
deadline 0.8: आज, कल तक, कल, आज ही, शुक्रवार तक, सोमवार तक, 24 घंटे, अंतिम तिथि, दिवाली से पहले, इस हफ्ते, शाम तक, kal tak, aaj hi
waiting 0.7: अब तक नहीं, अभी तक नहीं, इंतज़ार, इंतजार, हफ्तों से, कई दिनों से, कोई जवाब नहीं, जवाब नहीं, नहीं आया, नहीं मिला, नहीं पहुंचा, abhi tak nahi, intezar, jawab nahi
repeated 0.8: दूसरी बार, तीसरी बार, बार बार, कई बार, फिर से, पहले भी लिखा, पहले भी, कितनी बार, याद दिला, दोबारा लिख, kitni baar, kai baar, teesri baar
legal 1: वकील, अदालत, कोर्ट, मुकदमा, उपभोक्ता फोरम, उपभोक्ता अदालत, पुलिस, कानूनी, केस करूंगा, consumer court, police, legal
safety 1.2: आग, जल गया, जल गई, जला, चोट, अस्पताल, एलर्जी, करंट, बिजली का झटका, खतरनाक, ख़तरनाक, खून, कांच, काँच, डॉक्टर, धुआं, धुआँ, फट गया, aag, hospital
security 1: हैक, चोरी, मैंने नहीं, धोखाधड़ी, बिना अनुमति, ब्लॉक, ऑर्डर नहीं किया, hack, fraud
leaving 0.7: रद्द, कैंसल, कैंसिल, बंद करना, खाता बंद, सदस्यता समाप्त, आखिरी मौका, दूसरी कंपनी, अनसब्सक्राइब, cancel
blocked 0.6: लॉगिन नहीं, भुगतान नहीं हो, पेमेंट नहीं हो, ऑर्डर नहीं हो, दो बार पैसे, दो बार कटे, गलत राशि, login nahi, payment nahi
calm -0.8: कोई जल्दी नहीं, जल्दी नहीं है, जब समय मिले, आराम से, बस कहना था
`,
};
