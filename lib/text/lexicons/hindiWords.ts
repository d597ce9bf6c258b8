/** What Hindi words of shops, restaurants, devices, service and everyday talk are worth, in both scripts. */
export const HINDI_GOOD = `
3: शानदार बेहतरीन लाजवाब जबरदस्त ज़बरदस्त अद्भुत उत्कृष्ट उत्तम सर्वश्रेष्ठ सर्वोत्तम कमाल धमाकेदार बेमिसाल अनमोल परफेक्ट झक्कास
3: गज़ब गजब अतुलनीय अनोख/आ बेजोड़ दिलकश मनमोहक स्वादिष्ट मज़ेदार मजेदार लज़ीज़ लजीज प्यार प्यार/आ मोहब्बत मुहब्बत इश्क प्रेम
3: बधाई बधाइयां बधाईयाँ मुबारक शुभकामना शुभकामनाएं शुभकामनाएँ विजय विजयी जीत जीते जीता जीतेंगे चैंपियन हीरो महान
2.5: अच्छ/आ अच्छाई बढ़िया बढिया सुंदर सुन्दर खूबसूरत ख़ूबसूरत हसीन खुश ख़ुश खुशी ख़ुशी खुशियां खुशियाँ प्रसन्न प्रसन्नता आनंद आनन्द
2.5: संतुष्ट संतोष पसंद पसन्द पसंदीदा धन्यवाद शुक्रिया आभार आभारी नमन सलाम प्रणाम वंदन गर्व अभिमान नाज़ सम्मान इज़्ज़त इज्जत
2.5: सफल सफलता कामयाब कामयाबी उपलब्धि मज़/आ मज/आ मस्त हंसी हँसी मुस्कान मुस्कुरा उम्मीद आशा आशीर्वाद दुआ दुआएं वाह शाबाश वाहवाह
2.5: श्रेष्ठ प्रशंसा तारीफ तारीफ़ प्रशंसनीय सराहनीय काबिलेतारीफ वीर बहादुर साहसी साहस शौर्य दोस्त/ओं दोस्ती यार भाईचारा शांति अमन
2: सही ठीक उचित वाजिब सस्त/आ किफायती किफ़ायती मुफ्त मुफ़्त छूट तेज़ तेज जल्दी तुरंत फटाफट समयबद्ध आसान सरल आरामदायक आराम सुविधा
2: सुविधाजनक टिकाऊ मजबूत मज़बूत भरोसेमंद भरोस/आ विश्वसनीय विश्वास असली शुद्ध ताज़/आ ताज/आ साफ साफ़ स्वच्छ सुथर/आ नरम मुलायम
2: हल्क/आ उपयोगी फायदेमंद फ़ायदा फायदा लाभ लाभदायक मददगार मदद सहायता सहयोग विनम्र शालीन ईमानदार ईमानदारी सच्च/आ मेहनती पेशेवर
2: सुरक्षित सुरक्षा सुधार विकास प्रगति तरक्की समाधान हल स्वाद स्वस्थ तंदुरुस्त दिलचस्प रोचक प्रेरणा प्रेरणादायक रोमांचक लोकप्रिय
2: आकर्षक चमकदार समझदार बुद्धिमान होशियार प्रतिभा प्रतिभाशाली दयालु कृपा स्वागत उपहार इनाम पुरस्कार त्योहार जश्न सौभाग्य भाग्यशाली शुभ
2: नमस्ते नमस्कार गुणवत्ता दमदार ज़िंदाबाद जिंदाबाद जिन्दाबाद अमर निडर क्रांति सुकून मंगल
3: shandar shaandar behtareen behtarin lajawab lajwab lajavab zabardast jabardast zabardst adbhut uttam kamaal kamal jhakaas jhakas
3: gajab gazab ghazab swadisht mazedar majedar pyar pyaar pyara pyari pyare mohabbat muhabbat ishq badhai badhaai badhaiyan mubarak
3: mubarakho bindaas bindas dhamaal dhamakedar dhansu faadu fadu mahan vijay vijayi awsm awsome osm awesum superb suprb supar fab epic
3: legend legendary brilliant outstanding excellent mindblowing fantastic marvellous magnificent luv lovee lovly champ champion champions
2.5: acch/aa ach/aa achh/aa achch/aa achhi achchi badhiya badiya badhia badia sundar sunder khoobsurat khubsurat haseen khush khus
2.5: khushi khusi khushiya khushiyan anand santusht pasand psnd pasandida dhanyawad dhanyavad dhanywad shukriya shukria sukriya aabhar
2.5: abhaar naman salaam salute pranam garv garva naaz proud samman izzat ijjat safal safalta kamyab kamyaab kamyabi maza maja mazaa
2.5: majaa maze maje mast masti hansi muskan umeed ummeed asha aasha ashirwad ashirvad aashirwad dua duaa duayein wah waah wahh vah
2.5: shabash shabaash sabash jeet jeeta jeete jeetenge jitenge jeetega jitega jito jeeto tareef taarif tarif veer bahadur sahas shaurya himmat dost
2.5: doston dosto dosti yaari bhaichara shanti aman gud gd nyc cool hot cute sexy swag respect blessed blessing thanx thnx tnx ty
2: sahi shi theek thik thk uchit sasta sasti saste muft free tez jaldi turant fatafat asaan aasan saral aaram araam suvidha tikau mazboot
2: majboot majbut bharosa vishwas viswas asli shuddh taza taaza saaf swachh mulayam upyogi fayda faida fayde labh madad madat help
2: sahyog imandar imaandar imandari sachcha saccha sacha sachi mehnati mehnat suraksha surakshit safe sudhar vikas vikaas pragati
2: tarakki samadhan swad swasth rochak prerna samajhdar hoshiyar swagat uphar inaam jashn shubh namaste namaskar namaskaar zindabad
2: jindabad zindabaad jindabaad sukoon sukun daya dayalu nidar krantikari dumdaar damdar hahahaha hehehe hihihi josh junoon bless win wins won
2: hit hits superhit blockbuster rocks rock rocking rockstar rocked hatsoff hats kudos congo congrts jio jiyo chha chhaa
1.5: interesting happi smile smiling excited blessd wish wishes shukar mangal rahat muskurate hasi hassi
`;

export const HINDI_BAD = `
-3: घटिय/आ घटिया बेकार बकवास वाहियात निकम्म/आ नालायक कमीन/आ हराम हरामी हरामखोर कुत्त/आ कुतिया सूअर सुअर गध/आ उल्लू मूर्ख बेवकूफ
-3: बेवक़ूफ़ पागल गंद/आ गंदगी घिनौन/आ घृणा नफरत नफ़रत धोख/आ धोखेबाज़ धोखेबाज धोखाधड़ी ठग ठगी लूट लुटेर/आ चोर/ओं चोरी फर्जी फ़र्जी
-3: नकली झूठ झूठ/आ बेईमान बेईमानी भ्रष्ट भ्रष्टाचार भ्रष्टाचारी शर्मनाक शर्म बेशर्म शर्मसार भयानक भयंकर खतरनाक ख़तरनाक विनाश तबाह
-3: तबाही बर्बाद बरबाद बर्बादी बलात्कार बलात्कारी हत्या हत्यार/आ हत्यारे खून क़त्ल कत्ल आतंक आतंकी आतंकवाद आतंकवादी गद्दार गद्दारी
-3: देशद्रोही देशद्रोह राक्षस शैतान चूतिय/आ मादरचोद बहनचोद भोसड़ीके भड़वे भड़वा रंडी गांड दलाल पाखंड पाखंडी ढोंग ढोंगी मौत
-2.5: खराब ख़राब बुर/आ बुराई दुख दुःख दुखी दुखद उदास उदासी निराश निराशा निराशाजनक गुस्स/आ क्रोध नाराज़ नाराज नाराजगी चिढ़ परेशान
-2.5: परेशानी तकलीफ दर्द पीड़/आ रोन/आ रोया रोयी रोए रोते रोती आंसू आँसू टूट/आ टूट दोषपूर्ण खोट कमी कमियां खामी खामियां फालतू फ़ालतू
-2.5: व्यर्थ अपमान अपमानित बदतमीज़ बदतमीज बदतमीजी असभ्य अहंकार घमंड घमंडी अन्याय अत्याचार शोषण हिंसा हिंसक दंगा दंगे डर डरावन/आ
-2.5: भय चिंता तनाव संकट खतर/आ ख़तरा नुकसान नुक़सान हानि घाट/आ हार हारे असफल असफलता विफल नाकाम नाकामी फेल फ्लॉप पछताव/आ अफसोस
-2.5: अफ़सोस दुर्भाग्य दुर्भाग्यपूर्ण दुर्घटना हादस/आ शहीद मृत्यु निधन बीमार बीमारी रोग महामारी ज़हर जहर नरक जाहिल ज़ालिम जालिम
-2: समस्या समस्याएं दिक्कत दिक़्क़त मुश्किल कठिन शिकायत गलत ग़लत गलती ग़लती त्रुटि देर देरी विलंब धीम/आ सुस्त आलसी महंग/आ महँग/आ
-2: महंगाई महँगाई गंदे बदबू बदबूदार बास/आ बासी सड़/आ कच्च/आ जल/आ बेस्वाद फीक/आ कमज़ोर कमजोर ढील/आ असुविधा शोर उबाऊ बोर
-2: बोरिंग थक/आ थकान अकेल/आ बेचार/आ गरीब गरीबी भूख भूख/आ भुखमरी बेरोज़गारी बेरोजगारी बेरोजगार लापरवाह लापरवाही अव्यवस्था विवाद झगड़/आ
-2: लड़ाई युद्ध हमल/आ धमकी आरोप अपराध अपराधी दोषी सज़ा गिरफ्तार घोटाल/आ घोटाले रिश्वत घूस विरोध बहिष्कार निंदा आलोचना रद्द मजाक
-2: मज़ाक बहाना चापलूस चमच/आ स्वार्थी मतलबी ईर्ष्या जलन बेरहम निर्दयी क्रूर वापस खाली दोगल/आ फेंकू पप्पू नौटंकी ड्रामा
-3: ghatiya ghatia bekar bekaar bakwas bakwaas bkwas wahiyat nikamma nikamme nalayak nalayk kamina kamine kameena kameene kamini
-3: haraam harami haramkhor haramjada haramzada kutta kutte kutti kutiya kuttiya suar suwar gadha gadhe gadhi ullu murkh moorkh bewakoof bewkoof
-3: bewakuf bewkuf bevkuf bewaqoof ganda gandi gande gandagi ghinona nafrat nafarat dhokha dhoka dhokebaaz thag thagi loot lut chor chori
-3: choron farzi farji nakli jhooth jhoot jhuth jhut jhutha jhootha jhoote jhoothi beiman beimaan bhrasht bhrashtachar bhrashtachari
-3: sharmnak sharmnaak sharm sharam besharm besharam bhayanak tabah tabahi barbad barbaad barbadi balatkar rape rapist hatya hatyara
-3: katl qatl aatank atank aatanki atankwadi atankvadi aatankwadi gaddar gaddari deshdrohi shaitan chutiya chutiye chutia chutya chutiyapa
-3: chutiyo chutiap chut madarchod madrchod madarchodd behenchod bhenchod benchod bahanchod bc mc bsdk bkl bhosdike bhosadike bhosda
-3: bhadwa bhadwe bhadva randi raand gaand gand gandu gaandu lund lauda laude lavde lode lodu loda jhant jhantu jhaat tatti tatte hagga saala
-3: dalal pakhandi dhongi maut marega idiot idiots moron loser losers bloody bastard bitch asshole ass pathetic
-2.5: kharab khrab kharaab bura buri bure dukh dukhi dukhad udas udaas nirash niraash gussa naraz naraaz naraj pareshan paresan pareshani
-2.5: takleef taklif dard dardnak peeda rona roya royi roye rote rulaya aansu aasu ansu tuta toota tooti tute toote faltu faaltu
-2.5: faltoo phaltu fuddu fattu apman apmaan badtameez badtamiz batameez ghamand ghamandi anyay atyachar hinsa danga dange dar darr darna
-2.5: chinta tension sankat khatra khatarnak khatarnaak nuksan nuksaan haani ghata haar haare haara haarna haarenge asafal nakam fail flop flopp fails
-2.5: afsos afsoos durbhagya hadsa haadsa shaheed shahid bimar beemar bimari zehar jahar narak jahil zalim jalim hate h8 ruined spoilt
-2: samasya dikkat dikat diqqat mushkil muskil kathin shikayat sikayat galat galt glt galti der deri dheema slow susti aalsi mehnga mehngi
-2: mehenga mahanga mahnga mahenga mehngai mahangai mehangai badbu sada basi kachha jala beswad feeka phika kamzor kamjor boring bor bore thak
-2: thaka thakan akela akeli akele bechara bechari bechare garib gareeb gareebi garibi bhookh bhukh bhook bhookha bhukha berozgari berojgari
-2: laparwahi laparwah vivad jhagda jhagra ladai yudh hamla dhamki aarop arop apradh apradhi doshi saza giraftar ghotala ghotale rishwat ghoos
-2: virodh virodhi ninda mazak majak majaak natak nautanki drama chamcha chamche chamchagiri chaploos swarthi matlabi jalan jalte jalta jealous
-2: dogla dogle pappu feku fekuji pagal paagal pagl chapri besura berang band bandh tut khatam khatm bhaag bhago bhagao hatao
-2: sad sick scam corrupt corruption useless worst wrst horrible terrible ugly irritate irritating annoying crap shame shameful disgusting lost
-1.5: ajeeb ajib shak sandeh gira gire girna girawat exam exams padhai monday traffic lag hang heat
`;
