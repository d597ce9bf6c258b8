/** Common words of languages in Latin letters that are not ours, so that short texts in them are not taken for one of ours. */
export const OTHER_WORDS = {
	nl: `de het een en van in is dat op te zijn met voor niet aan er om hij ook als maar dan bij nog uit naar heb je ik we ze wij jullie
		mijn zijn haar ons onze deze dit die wat wie waar hoe waarom wel geen meer heel erg zeer goed goede slecht helaas bestelling besteld
		geleverd levering verzending product klantenservice pakket ontvangen werkt nooit altijd snel mooi dank bedankt graag`,
	sv: `och att det som en ett den är på av för med till inte jag har de om så han men var vi du kan ska från eller när mycket bra dålig
		tyvärr leverans beställning paket varan fick snabb tack också bara aldrig mig min mitt era hade blev`,
	da: `og at det som en et den er på af for med til ikke jeg har de om så han men var vi du kan skal fra eller når meget god dårlig
		desværre levering ordre pakke varen fik hurtig tak også kun aldrig mig min mit jeres blev`,
	no: `og at det som en et den er på av for med til ikke jeg har de om så han men var vi du kan skal fra eller når veldig bra dårlig
		dessverre levering bestilling pakke varen fikk rask takk også bare aldri meg min mitt deres ble`,
	fi: `ja on ei se että oli mutta tämä olen niin kun kuin myös vain hyvin hyvä huono tuote toimitus tilaus paketti nopea kiitos minun
		en ole mitä miksi ovat sen tai jos vielä todella erittäin`,
	pl: `i w nie na z się do to jest że jak ale co po za od tak już tylko jestem mi mnie bardzo dobry dobra dobre zła zły niestety paczka
		przesyłka zamówienie dostawa szybka szybko polecam produkt nigdy zawsze dziękuję jakość ceny cena czy gdzie kiedy moje moja mój
		dotarła dotarło przyszła przyszło nadal jeszcze sklep obsługa`,
	cs: `a v na se je že to s z do o i ale jak jsem by si co po za od tak už jen velmi dobrý dobrá špatný bohužel balík zásilka objednávka
		dodání rychlé rychle doporučuji výrobek nikdy děkuji kvalita cena kde kdy moje můj přišlo přišla ještě obchod není nebo`,
	sk: `a v na sa je že to s z do o i ale ako som by si čo po za od tak už len veľmi dobrý dobrá zlý bohužiaľ balík zásielka objednávka
		dodanie rýchle rýchlo odporúčam výrobok nikdy ďakujem kvalita cena kde kedy moje môj prišlo prišla ešte obchod nie alebo`,
	tr: `ve bir bu çok da de için ama ne gibi daha en kadar sonra var yok değil ben sen o biz siz onlar mi mı mu mü ürün kargo sipariş
		siparişim siparişimi geldi gelmedi hala hâlâ güzel kötü iyi hızlı teşekkürler teşekkür ederim memnun kaldım tavsiye ederim
		fiyat kalite kaliteli hiç her şey oldu aldım nerede neden`,
	hu: `a az és nem hogy is egy de meg van volt csak ez azt már mint nagyon jó rossz sajnos csomag rendelés szállítás gyors termék
		köszönöm ajánlom soha minden minőség ára hol mikor még itt`,
	ro: `și si de la nu în in cu pe o un este sunt am ai are au din că ca mai dar foarte bun bună slab din păcate comanda coletul livrare rapidă
		produsul mulțumesc recomand niciodată calitate preț unde când încă`,
	ms: `dan yang di ini itu tidak untuk dengan saya ada dari ke akan bisa juga sudah tapi karena sangat bagus baik buruk barang pesanan
		pengiriman cepat terima kasih belum sampai nya banget gak ga kamu aku sesuai produk harga kualitas mantap`,
	vi: `và là của không có một cho được với trong này rất tốt hàng giao nhanh đẹp tôi chưa đã sản phẩm cảm ơn shop mua`,
	ca: `i el la els les un una que de en no és per amb molt bo bona però també si més meu meva seva aquest aquesta comanda gràcies
		arribat encara qualitat ràpid enviament`,
	tl: `ang ng sa na at mga ko mo ako ikaw siya hindi po naman lang pa din rin kasi maganda salamat wala ito yung`,
	hr: `i u na je se da za od s su ne što kao ali ili bio bila vrlo jako dobar dobra loš nažalost paket narudžba dostava brza proizvod hvala
		nikad kvaliteta cijena gdje kada još nije sam`,
	sl: `in v na je se da za od z so ne kar kot ali bil bila zelo dober dobra slab žal paket naročilo dostava hitra izdelek hvala nikoli
		kakovost cena kje kdaj še ni sem`,
	et: `ja on ei see et oli aga ma olen nii kui ka väga hea halb toode tellimus pakk kiire aitäh minu`,
	lt: `ir yra ne tai kad bet aš su į iš kaip labai gera gerai bloga deja prekė siunta užsakymas greitas ačiū mano`,
	lv: `un ir ne tas ka bet es ar uz no kā ļoti laba labi slikta diemžēl prece sūtījums pasūtījums ātra paldies mans`,
	eu: `eta da ez bat hau hori nik zuk oso ona eskerrik asko produktua`,
	is: `og að það er ekki ég sem á í við en til mjög gott góð takk pöntun`,
	sq: `dhe në një nuk është që për me të shumë mirë i keq faleminderit porosia`,
};
