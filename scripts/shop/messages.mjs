// Messages to the sample shop's service desk with what they are about, as the desk has sorted them: by e-mail (some with the
// thread below), chat and the contact form.
import { MESSAGES } from './messages/texts.mjs';

const DAY = 86_400_000;
const CHANNELS = ['email', 'email', 'chat', 'form'];
const GREETINGS = {
	en: ['Hi,', 'Hello,', 'Dear team,', ''],
	de: ['Hallo,', 'Guten Tag,', ''],
	fr: ['Bonjour,', ''],
	es: ['Hola,', 'Buenos días,', ''],
	it: ['Buongiorno,', 'Salve,', ''],
	pt: ['Olá,', 'Bom dia,', ''],
	zh: ['你好，', '您好，', ''],
	ar: ['مرحبا،', 'السلام عليكم،', ''],
	hi: ['नमस्ते,', ''],
};
const URGENT = {
	en: [
		'This is urgent, I need it by Friday.',
		'I have already written twice!',
		'Please answer ASAP.',
		'Otherwise I will go to my lawyer.',
	],
	de: [
		'Es ist dringend, ich brauche es bis Freitag.',
		'Ich habe schon zweimal geschrieben!',
		'Bitte antworten Sie umgehend.',
	],
	fr: ["C'est urgent, il me le faut avant vendredi.", "J'ai déjà écrit deux fois !"],
	es: ['Es urgente, lo necesito antes del viernes.', '¡Ya he escrito dos veces!'],
	it: ['È urgente, mi serve entro venerdì.', 'Ho già scritto due volte!'],
	pt: ['É urgente, preciso até sexta.', 'Já escrevi duas vezes!'],
	zh: ['很急，请尽快回复。', '我已经催了两次了！'],
	ar: ['الأمر عاجل، أحتاجه قبل الجمعة.'],
	hi: ['बहुत जरूरी है, तुरंत जवाब दें।'],
};
const ENGLISH_SHARE = 0.55;
const SHARES = {
	'delivery question': 5,
	refund: 4,
	'cancel subscription': 3,
	'product question': 4,
	'payment problem': 2,
	'change address': 2,
	praise: 3,
	spam: 4,
};
const INTENTS = Object.keys(SHARES);

function bodyOf(random, line, language, intent) {
	const kind = line.product.category.kinds.find((name) => line.product.name.startsWith(name));
	const text = random
		.pick(MESSAGES[intent].texts[language])
		.replaceAll(/\[([^\]]*)\]/g, (_, ways) => random.pick(ways.split('|')))
		.replaceAll('{order}', line.orderId)
		.replaceAll('{p}', kind);
	if (intent === 'spam') return text;
	const greeting = random.pick(GREETINGS[language]);
	const urgent =
		intent !== 'praise' && random.happens(0.22) ? ` ${random.pick(URGENT[language])}` : '';
	return `${greeting === '' ? '' : `${greeting} `}${text}${urgent}`;
}

/** An e-mail as it arrives: sometimes HTML, sometimes with a signature and what was written before. */
function asMail(random, body, { customer }, line) {
	const name = customer.person.firstName;
	if (random.happens(0.12))
		return `<html><body><p>${body}</p><p>${name}</p><br><img src="https://shop.example.com/pixel.png"></body></html>`;
	if (random.happens(0.2))
		return `${body}\n\n${name}\n\nOn ${new Date(line.time).toISOString().slice(0, 10)}, Sample Shop wrote:\n> Thank you for your order ${line.orderId}.\n> We are happy to help.`;
	return random.happens(0.4) ? `${body}\n\n-- \n${name} ${customer.person.lastName}` : body;
}

function messageOf(random, line, until) {
	const intent = INTENTS[random.weighted(Object.values(SHARES))];
	const languages = Object.keys(MESSAGES[intent].texts);
	const language = random.happens(ENGLISH_SHARE) ? 'en' : random.pick(languages);
	const channel = random.pick(CHANNELS);
	const body = bodyOf(random, line, language, intent);
	return {
		intent,
		channel,
		customer: intent === 'spam' ? undefined : line.customer,
		when: Math.min(until, line.time + random.between(1, 20) * DAY),
		subject:
			channel === 'chat'
				? ''
				: random.pick(MESSAGES[intent].subjects).replaceAll('{order}', line.orderId),
		text: channel === 'email' && intent !== 'spam' ? asMail(random, body, line, line) : body,
	};
}

/** Messages of the last 200 days, in order of time. */
export function makeMessages(random, lines, count, until) {
	const late = lines.filter(({ time }) => time > until - 200 * DAY);
	const chosen = Array.from({ length: count }, () => random.pick(late));
	return chosen.map((line) => messageOf(random, line, until)).sort((a, b) => a.when - b.when);
}

export function messageRows(messages) {
	return messages.map(({ customer, when, channel, subject, text, intent }, index) => ({
		message_id: `M${String(index + 1).padStart(4, '0')}`,
		customer_id: customer?.id ?? '',
		date: new Date(when).toISOString().slice(0, 10),
		channel,
		subject,
		text,
		intent,
	}));
}
