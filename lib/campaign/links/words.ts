/** Words of the pages that links lead to. `{sender}` is the name of the sender. */
export interface PageWords {
	readonly language: string;
	readonly direction: 'ltr' | 'rtl';
	readonly topic: string;
	readonly unsubscribeTitle: string;
	readonly unsubscribeText: string;
	readonly unsubscribeButton: string;
	readonly confirmTitle: string;
	readonly confirmText: string;
	readonly confirmButton: string;
	readonly preferencesTitle: string;
	readonly preferencesText: string;
	readonly nothing: string;
	readonly saveButton: string;
	/** Title and text. */
	readonly unsubscribed: readonly [string, string];
	readonly saved: readonly [string, string];
	readonly confirmed: readonly [string, string];
	readonly invalid: readonly [string, string];
	readonly expired: readonly [string, string];
	readonly unavailable: readonly [string, string];
}

const ENGLISH: PageWords = {
	language: 'en',
	direction: 'ltr',
	topic: 'Topic',
	unsubscribeTitle: 'Unsubscribe?',
	unsubscribeText: 'You will get no more of these messages from {sender}.',
	unsubscribeButton: 'Unsubscribe',
	confirmTitle: 'Please confirm',
	confirmText: 'Do you want to get messages from {sender}?',
	confirmButton: 'Yes, I do',
	preferencesTitle: 'What would you like to get?',
	preferencesText: 'Choose the messages of {sender} that you want.',
	nothing: 'Nothing at all',
	saveButton: 'Save',
	unsubscribed: ['You are unsubscribed', '{sender} will not send you these messages any more.'],
	saved: ['Saved', '{sender} will send you what you have chosen.'],
	confirmed: [
		'Thank you',
		'You will get messages from {sender}. You can unsubscribe in each of them.',
	],
	invalid: [
		'This link does not work',
		'It is not complete, or it is not one of ours. Nothing was changed.',
	],
	expired: ['This link is too old', 'Nothing was changed. Please ask {sender} for a new one.'],
	unavailable: [
		'Please try again',
		'Something does not work here at the moment. Nothing was changed. Please try again in a few minutes.',
	],
};

const GERMAN: PageWords = {
	language: 'de',
	direction: 'ltr',
	topic: 'Thema',
	unsubscribeTitle: 'Abmelden?',
	unsubscribeText: 'Sie bekommen dann keine solchen Nachrichten von {sender} mehr.',
	unsubscribeButton: 'Abmelden',
	confirmTitle: 'Bitte bestätigen',
	confirmText: 'Möchten Sie Nachrichten von {sender} bekommen?',
	confirmButton: 'Ja, gern',
	preferencesTitle: 'Was möchten Sie bekommen?',
	preferencesText: 'Wählen Sie, welche Nachrichten von {sender} Sie möchten.',
	nothing: 'Gar nichts',
	saveButton: 'Speichern',
	unsubscribed: ['Sie sind abgemeldet', '{sender} schickt Ihnen diese Nachrichten nicht mehr.'],
	saved: ['Gespeichert', '{sender} schickt Ihnen, was Sie gewählt haben.'],
	confirmed: ['Danke', 'Sie bekommen Nachrichten von {sender}. In jeder können Sie sich abmelden.'],
	invalid: [
		'Dieser Link geht nicht',
		'Er ist unvollständig oder nicht von uns. Es wurde nichts geändert.',
	],
	expired: [
		'Dieser Link ist zu alt',
		'Es wurde nichts geändert. Bitten Sie {sender} um einen neuen.',
	],
	unavailable: [
		'Bitte noch einmal versuchen',
		'Hier geht gerade etwas nicht. Es wurde nichts geändert. Bitte versuchen Sie es in ein paar Minuten noch einmal.',
	],
};

const FRENCH: PageWords = {
	language: 'fr',
	direction: 'ltr',
	topic: 'Sujet',
	unsubscribeTitle: 'Se désabonner ?',
	unsubscribeText: 'Vous ne recevrez plus ces messages de {sender}.',
	unsubscribeButton: 'Se désabonner',
	confirmTitle: 'Merci de confirmer',
	confirmText: 'Souhaitez-vous recevoir les messages de {sender} ?',
	confirmButton: 'Oui, volontiers',
	preferencesTitle: 'Que souhaitez-vous recevoir ?',
	preferencesText: 'Choisissez les messages de {sender} que vous voulez.',
	nothing: 'Rien du tout',
	saveButton: 'Enregistrer',
	unsubscribed: ['Vous êtes désabonné', '{sender} ne vous enverra plus ces messages.'],
	saved: ['C’est enregistré', '{sender} vous enverra ce que vous avez choisi.'],
	confirmed: ['Merci', 'Vous recevrez les messages de {sender}. Chacun permet de se désabonner.'],
	invalid: [
		'Ce lien ne marche pas',
		'Il est incomplet ou ne vient pas de nous. Rien n’a été changé.',
	],
	expired: ['Ce lien est trop ancien', 'Rien n’a été changé. Demandez-en un nouveau à {sender}.'],
	unavailable: [
		'Veuillez réessayer',
		'Quelque chose ne marche pas en ce moment. Rien n’a été changé. Réessayez dans quelques minutes.',
	],
};

const SPANISH: PageWords = {
	language: 'es',
	direction: 'ltr',
	topic: 'Tema',
	unsubscribeTitle: '¿Darse de baja?',
	unsubscribeText: 'Ya no recibirá estos mensajes de {sender}.',
	unsubscribeButton: 'Darse de baja',
	confirmTitle: 'Confirme, por favor',
	confirmText: '¿Quiere recibir mensajes de {sender}?',
	confirmButton: 'Sí, quiero',
	preferencesTitle: '¿Qué quiere recibir?',
	preferencesText: 'Elija los mensajes de {sender} que le interesan.',
	nothing: 'Nada en absoluto',
	saveButton: 'Guardar',
	unsubscribed: ['Se ha dado de baja', '{sender} no le enviará más estos mensajes.'],
	saved: ['Guardado', '{sender} le enviará lo que ha elegido.'],
	confirmed: ['Gracias', 'Recibirá mensajes de {sender}. Puede darse de baja en cada uno.'],
	invalid: ['Este enlace no funciona', 'Está incompleto o no es nuestro. No se ha cambiado nada.'],
	expired: [
		'Este enlace es demasiado antiguo',
		'No se ha cambiado nada. Pida uno nuevo a {sender}.',
	],
	unavailable: [
		'Inténtelo de nuevo',
		'Ahora mismo algo no funciona. No se ha cambiado nada. Inténtelo de nuevo en unos minutos.',
	],
};

const ITALIAN: PageWords = {
	language: 'it',
	direction: 'ltr',
	topic: 'Argomento',
	unsubscribeTitle: 'Annullare l’iscrizione?',
	unsubscribeText: 'Non riceverà più questi messaggi da {sender}.',
	unsubscribeButton: 'Annulla l’iscrizione',
	confirmTitle: 'Confermi, per favore',
	confirmText: 'Vuole ricevere messaggi da {sender}?',
	confirmButton: 'Sì, volentieri',
	preferencesTitle: 'Che cosa vuole ricevere?',
	preferencesText: 'Scelga i messaggi di {sender} che le interessano.',
	nothing: 'Proprio niente',
	saveButton: 'Salva',
	unsubscribed: ['Iscrizione annullata', '{sender} non le invierà più questi messaggi.'],
	saved: ['Salvato', '{sender} le invierà ciò che ha scelto.'],
	confirmed: ['Grazie', 'Riceverà messaggi da {sender}. In ognuno può annullare l’iscrizione.'],
	invalid: ['Questo link non funziona', 'È incompleto o non è nostro. Nulla è stato cambiato.'],
	expired: [
		'Questo link è troppo vecchio',
		'Nulla è stato cambiato. Ne chieda uno nuovo a {sender}.',
	],
	unavailable: [
		'Riprovi, per favore',
		'In questo momento qualcosa non funziona. Nulla è stato cambiato. Riprovi tra qualche minuto.',
	],
};

const PORTUGUESE: PageWords = {
	language: 'pt',
	direction: 'ltr',
	topic: 'Assunto',
	unsubscribeTitle: 'Cancelar a inscrição?',
	unsubscribeText: 'Você não receberá mais estas mensagens de {sender}.',
	unsubscribeButton: 'Cancelar a inscrição',
	confirmTitle: 'Confirme, por favor',
	confirmText: 'Quer receber mensagens de {sender}?',
	confirmButton: 'Sim, quero',
	preferencesTitle: 'O que você quer receber?',
	preferencesText: 'Escolha as mensagens de {sender} que interessam.',
	nothing: 'Nada mesmo',
	saveButton: 'Salvar',
	unsubscribed: ['Inscrição cancelada', '{sender} não enviará mais estas mensagens.'],
	saved: ['Salvo', '{sender} enviará o que você escolheu.'],
	confirmed: ['Obrigado', 'Você receberá mensagens de {sender}. Em cada uma pode cancelar.'],
	invalid: ['Este link não funciona', 'Está incompleto ou não é nosso. Nada foi alterado.'],
	expired: ['Este link é antigo demais', 'Nada foi alterado. Peça um novo a {sender}.'],
	unavailable: [
		'Tente de novo',
		'Algo não funciona neste momento. Nada foi alterado. Tente de novo em alguns minutos.',
	],
};

const CHINESE: PageWords = {
	language: 'zh',
	direction: 'ltr',
	topic: '主题',
	unsubscribeTitle: '确定退订吗？',
	unsubscribeText: '您将不再收到{sender}的此类邮件。',
	unsubscribeButton: '退订',
	confirmTitle: '请确认',
	confirmText: '您愿意接收{sender}的邮件吗？',
	confirmButton: '愿意',
	preferencesTitle: '您想收到什么？',
	preferencesText: '请选择您想收到的{sender}邮件。',
	nothing: '什么都不要',
	saveButton: '保存',
	unsubscribed: ['已退订', '{sender}不会再向您发送此类邮件。'],
	saved: ['已保存', '{sender}将按您的选择发送邮件。'],
	confirmed: ['谢谢', '您将收到{sender}的邮件，每封邮件中都可以退订。'],
	invalid: ['链接无效', '链接不完整，或不是我们发出的。没有任何更改。'],
	expired: ['链接已过期', '没有任何更改。请向{sender}索取新的链接。'],
	unavailable: ['请稍后再试', '目前暂时无法处理。没有任何更改。请几分钟后再试。'],
};

const ARABIC: PageWords = {
	language: 'ar',
	direction: 'rtl',
	topic: 'الموضوع',
	unsubscribeTitle: 'هل تريد إلغاء الاشتراك؟',
	unsubscribeText: 'لن تصلك هذه الرسائل من {sender} بعد الآن.',
	unsubscribeButton: 'إلغاء الاشتراك',
	confirmTitle: 'يرجى التأكيد',
	confirmText: 'هل تريد أن تصلك رسائل من {sender}؟',
	confirmButton: 'نعم، أريد',
	preferencesTitle: 'ماذا تريد أن يصلك؟',
	preferencesText: 'اختر رسائل {sender} التي تريدها.',
	nothing: 'لا شيء على الإطلاق',
	saveButton: 'حفظ',
	unsubscribed: ['تم إلغاء اشتراكك', 'لن يرسل إليك {sender} هذه الرسائل بعد الآن.'],
	saved: ['تم الحفظ', 'سيرسل إليك {sender} ما اخترته.'],
	confirmed: ['شكرا', 'ستصلك رسائل من {sender}، ويمكنك إلغاء الاشتراك في كل منها.'],
	invalid: ['هذا الرابط لا يعمل', 'الرابط ناقص أو ليس من روابطنا. لم يتغير شيء.'],
	expired: ['هذا الرابط قديم', 'لم يتغير شيء. اطلب رابطا جديدا من {sender}.'],
	unavailable: [
		'يرجى المحاولة مرة أخرى',
		'هناك عطل مؤقت. لم يتغير شيء. يرجى المحاولة بعد بضع دقائق.',
	],
};

const HINDI: PageWords = {
	language: 'hi',
	direction: 'ltr',
	topic: 'विषय',
	unsubscribeTitle: 'सदस्यता छोड़ें?',
	unsubscribeText: 'आपको {sender} से ऐसे संदेश अब नहीं मिलेंगे।',
	unsubscribeButton: 'सदस्यता छोड़ें',
	confirmTitle: 'कृपया पुष्टि करें',
	confirmText: 'क्या आप {sender} से संदेश पाना चाहते हैं?',
	confirmButton: 'हाँ, चाहता/चाहती हूँ',
	preferencesTitle: 'आप क्या पाना चाहते हैं?',
	preferencesText: '{sender} के वे संदेश चुनें जो आप चाहते हैं।',
	nothing: 'कुछ भी नहीं',
	saveButton: 'सहेजें',
	unsubscribed: ['आपकी सदस्यता हट गई', '{sender} आपको ऐसे संदेश अब नहीं भेजेगा।'],
	saved: ['सहेजा गया', '{sender} आपको वही भेजेगा जो आपने चुना है।'],
	confirmed: ['धन्यवाद', 'आपको {sender} से संदेश मिलेंगे। हर संदेश में सदस्यता छोड़ने का लिंक है।'],
	invalid: ['यह लिंक काम नहीं करता', 'यह अधूरा है या हमारा नहीं है। कुछ भी नहीं बदला।'],
	expired: ['यह लिंक पुराना है', 'कुछ भी नहीं बदला। {sender} से नया लिंक माँगें।'],
	unavailable: [
		'कृपया फिर कोशिश करें',
		'अभी कुछ काम नहीं कर रहा है। कुछ भी नहीं बदला। कृपया कुछ मिनट बाद फिर कोशिश करें।',
	],
};

const ALL = [ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE, CHINESE, ARABIC, HINDI];

/** Words in the first language of `Accept-Language` that we have, in the order of the header; else in English. */
export function wordsFor(acceptLanguage: string): PageWords {
	for (const part of acceptLanguage.slice(0, 200).split(',')) {
		const wanted = part.trim().slice(0, 2).toLowerCase();
		const words = ALL.find(({ language }) => language === wanted);
		if (words) return words;
	}
	return ENGLISH;
}
