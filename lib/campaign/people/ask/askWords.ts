import { wordsFor, type PageWords } from '../../links/words';

/** Words of the confirmation mail that its page does not have: what to do if it is a mistake, until when the link works. */
const MORE: Readonly<Record<string, readonly [string, string]>> = {
	en: [
		'If you did not ask for this, do nothing: you will get no messages.',
		'The link works until {date}.',
	],
	de: [
		'Wenn Sie das nicht wollten, tun Sie nichts: Sie bekommen dann keine Nachrichten.',
		'Der Link gilt bis {date}.',
	],
	fr: [
		'Si vous n’avez rien demandé, ne faites rien : vous ne recevrez aucun message.',
		'Le lien est valable jusqu’au {date}.',
	],
	es: [
		'Si no lo ha pedido, no haga nada: no recibirá ningún mensaje.',
		'El enlace funciona hasta el {date}.',
	],
	it: [
		'Se non è stato lei a chiederlo, non faccia nulla: non riceverà messaggi.',
		'Il link vale fino al {date}.',
	],
	pt: [
		'Se não foi você que pediu, não faça nada: não receberá mensagens.',
		'O link funciona até {date}.',
	],
	zh: ['如果这不是您本人的请求，请忽略本邮件：您不会收到任何邮件。', '链接有效期至{date}。'],
	ar: ['إذا لم تطلب ذلك فلا تفعل شيئا، ولن تصلك أي رسائل.', 'الرابط صالح حتى {date}.'],
	hi: ['यदि आपने यह नहीं माँगा, तो कुछ न करें: आपको कोई संदेश नहीं मिलेगा।', 'यह लिंक {date} तक काम करता है।'],
};

/** Everything that one confirmation mail says, in one language. */
export interface AskText {
	readonly language: string;
	readonly direction: PageWords['direction'];
	readonly title: string;
	/** The question that the person answers with yes. */
	readonly question: string;
	/** Empty where everything is meant. */
	readonly about: string;
	readonly button: string;
	readonly ignore: string;
	readonly until: string;
}

/** `language`: a code such as `de` or `pt-BR`; English where we have no words. `until`: UTC ms. */
export function askText(language: string, sender: string, topic: string, until: number): AskText {
	const words = wordsFor(language);
	const [ignore, validity] = MORE[words.language] ?? ['', ''];
	const style = { dateStyle: 'long', timeZone: 'UTC', calendar: 'gregory' } as const;
	const date = new Intl.DateTimeFormat(words.language, style).format(until);
	return {
		language: words.language,
		direction: words.direction,
		title: words.confirmTitle,
		question: words.confirmText.replaceAll('{sender}', () => sender),
		about: topic === '*' ? '' : `${words.topic}: ${topic}`,
		button: words.confirmButton,
		ignore,
		until: validity.replace('{date}', () => date),
	};
}
