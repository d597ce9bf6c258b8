import type { AspectWords } from '../aspectWords';

/** Hindi in Devanagari and in Latin letters; our own judgement. */
export const HINDI: AspectWords = {
	language: 'hi',
	topics: `
delivery: डिलीवरी, डिलिवरी, पार्सल, ऑर्डर, कूरियर, शिपिंग, डिलीवरी बॉय, सामान की डिलीवरी, delivery, courier, parcel, shipping, delivery boy
packaging: पैकिंग, पैकेजिंग, डिब्बा, पैकेट, बॉक्स, ढक्कन, packing, packaging, box
price: दाम, कीमत, क़ीमत, मूल्य, रेट, प्राइस, छूट, ऑफर, price, rate, keemat, daam, discount, offer
payment: भुगतान, पेमेंट, बिल, कूपन, payment, bill
quality: क्वालिटी, गुणवत्ता, कपड़ा, मटेरियल, सिलाई, चीज़ की क्वालिटी, हैंडल, कपड़े, quality, material, kapda, silai
fit: साइज़, साइज, फिटिंग, नाप, लंबाई, size, fitting
design: डिज़ाइन, डिजाइन, रंग, लुक, स्टाइल, color, colour, rang, look, design
comfort: आराम, वजन
smell: खुशबू, महक, गंध, सुगंध, smell, fragrance
taste: स्वाद, खाना, टेस्ट, फ्लेवर, भोजन, मसाला, taste, khana, flavour, swad, nashta, नाश्ता
performance: बैटरी, आवाज़, आवाज, परफॉर्मेंस, स्पीड, स्क्रीन, कैमरा, मोटर, साउंड, असर, battery, sound, camera, performance, speed, display
ease of use: इस्तेमाल, सफाई करना, निर्देश, इंस्टालेशन, installation
service: सर्विस, सेवा, ग्राहक सेवा, कस्टमर केयर, सपोर्ट, कस्टमर सर्विस, service, customer care, support
staff: कर्मचारी, स्टाफ, वेटर, दुकानदार, कैशियर, staff, waiter
returns: वापसी, रिफंड, रिटर्न, एक्सचेंज, वारंटी, बदली, return, refund, exchange, warranty
website: वेबसाइट, ऐप, एप्प, एप, साइट, website, app, site
range: वैरायटी, विकल्प, स्टॉक, चुनाव, variety, stock
cleanliness: सफाई, साफ सफाई, शौचालय, टॉयलेट, safai
place: जगह, माहौल, दुकान, पार्किंग, रेस्टोरेंट, होटल
product: सामान, उत्पाद, प्रोडक्ट, चीज़, चीज, तोहफा, गिफ्ट, मोमबत्ती, कप, तवा, चाकू, डायरी, पेन, बोतल, क्रीम, साबुन, तेल, कमीज, ड्रेस, जूते, चॉकलेट, दूध, ब्रेड
product: पनीर, दही, बिस्कुट, चाय, कॉफी, जूस, फल, सब्जी, शैम्पू, खिलौना, किताब, फोन, मोबाइल, product, phone, shoes, dress, gift
`,
	implied: `
delivery 2: समय पर, समय से पहले, जल्दी आया, जल्दी मिला, time pe, jaldi aaya, time se pehle
delivery -2: देर से, बहुत देर, देर से आया, अभी तक नहीं आया, नहीं आया, नहीं मिला, der se, late aaya
packaging -2: डिब्बा टूटा
price 2: पैसा वसूल, सस्ता, सस्ती, सस्ते, किफायती, paisa vasool, sasta
price -2: महंगा, महँगा, महंगी, बहुत महंगा, ज़्यादा है, पैसे की बर्बादी, पैसे बर्बाद, mehnga, paise ki barbadi
payment -2: दो बार पैसे
quality 2: मजबूत, टिकाऊ, mazboot
quality -2: टूट गया, टूट गई, टूटा हुआ, टूटे हुए, खराब हो गया, फट गया, toot gaya, phat gaya
fit 2: सही नाप
fit -2: छोटा निकला, बड़ा निकला, छोटा है, तंग
design 2: सुंदर, खूबसूरत, sundar
design -2: फोटो जैसा नहीं, बदसूरत
comfort 2: आरामदायक, मुलायम
comfort -2: चुभता
smell -2: बदबू, बदबू आती है
taste 2: स्वादिष्ट, लजीज, मज़ेदार, ताज़ा, ताजा, swadisht
taste -2: बेस्वाद, कड़वा, कड़वी, बासी, फीका
performance 2: काम करता है, अच्छा काम करता, बहुत अच्छा काम करता है, अच्छा काम करती
performance -2: काम नहीं करता, काम नहीं करती, काम नहीं कर रहा, बंद हो गया, kaam nahi karta, kaam nahi kar raha
ease of use 2: इस्तेमाल में आसान, इस्तेमाल करना आसान, उपयोग में आसान
ease of use -2: इस्तेमाल करना मुश्किल, मुश्किल
service -2: जवाब नहीं देती, जवाब नहीं, कोई जवाब नहीं, फोन नहीं उठाता, कोई फोन नहीं उठाता
returns -2: पैसे वापस नहीं, वापस नहीं मिले, वापस नहीं
website -2: बंद हो जाती है, बार बार बंद
range -2: स्टॉक खत्म, खत्म रहता है
cleanliness 2: साफ, साफ-सुथरा
cleanliness -2: गंदा, गंदी, गंदे, ganda
`,
	depending: `
price -1.5: ज़्यादा, ज्यादा, ऊंचा, zyada
price 1.5: कम, सही, kam
range -1.5: कम
range 1.5: बहुत
delivery -1.5: देर, धीमी
taste -1.5: ठंडा, सूखा, नमक
returns 1.5: आसान
website 1.5: आसान
`,
	functions:
		'का की के को से में पर है हैं था थी थे हो हुआ हुई यह वह ये वो मेरा मेरी मेरे मुझे हमें बहुत ही भी तो और एक इस उस कि जो ने रहा रही लिए नहीं न कोई कुछ बिल्कुल एकदम hai tha thi ka ki ke ko se me mein bahut aur',
	copulas: 'है हैं था थी थे निकला निकली hai hain tha thi',
	determiners: 'यह ये इस मेरा मेरी',
	joins: 'और व एवं या aur',
	endings: 'ों ें',
};
