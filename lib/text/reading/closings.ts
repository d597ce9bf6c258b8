/** Lines with which mails close: signatures, phones' own lines, greetings, legal footers. Lines come trimmed and small. */

const PHONE = [
	'sent from my ',
	'sent from outlook',
	'sent from mail for',
	'sent from yahoo',
	'sent via ',
	'sent with ',
	'get outlook for',
	'von meinem ',
	'gesendet von ',
	'gesendet mit ',
	'envoyé de mon ',
	'envoyé depuis ',
	'envoyé à partir ',
	'enviado desde ',
	'enviado de mi ',
	'enviado do meu ',
	'enviado a partir ',
	'enviado via ',
	'inviato da ',
	'inviato dal ',
	'verzonden vanaf ',
	'发自我的',
	'从我的',
	'來自我的',
	'أرسلت من ',
	'تم الإرسال من',
	'أُرسلت من ',
	'मेरे iphone से',
	'मेरे फ़ोन से',
];

/** What such lines name; "Sent via DHL" and "Von meinem Geld" name none. */
const DEVICES =
	`iphone ipad galaxy samsung android smartphone handy mobil móvil telefon telefono teléfono téléphone phone celular xiaomi huawei redmi
	blackberry tablet outlook yahoo gmail proton gmx web.de mail-app mail 手机 手機 جوال هاتف फ़ोन फोन`.split(
		/\s+/u,
	);

/** "Sent from my iPhone" and "Get Outlook for iOS" in the languages of phones. */
export function isPhoneLine(line: string): boolean {
	if (line.length > 80 || line === '') return false;
	if (line.includes('outlook') && /\b(?:ios|android)\b/u.test(line)) return true;
	return (
		PHONE.some((begins) => line.startsWith(begins)) && DEVICES.some((name) => line.includes(name))
	);
}

/** "-- ", alone on its line; some programs take the space away. */
export const isSignatureLine = (line: string) => line === '--' || line === '—' || line === '–-';

const GREETINGS = new Set(
	`best;regards;best regards;kind regards;warm regards;warmest regards;many thanks;thanks and regards;thanks & regards;
	with best regards;with kind regards;best wishes;sincerely;yours sincerely;sincerely yours;yours faithfully;yours truly;cheers;cordially;
	respectfully;mit freundlichen grüßen;mit freundlichen grüssen;mit freundlichem gruß;mit freundlichem gruss;freundliche grüße;
	freundliche grüsse;viele grüße;viele grüsse;liebe grüße;liebe grüsse;beste grüße;beste grüsse;schöne grüße;herzliche grüße;hochachtungsvoll;
	mfg;lg;vg;gruß;grüße;cordialement;bien cordialement;très cordialement;bien à vous;salutations distinguées;sincères salutations;salutations;
	meilleures salutations;amicalement;saludos;un saludo;saludos cordiales;un cordial saludo;cordialmente;atentamente;muy atentamente;
	atte;distinti saluti;cordiali saluti;saluti;un saluto;un cordiale saluto;atenciosamente;cordiais saudações;saudações;att;abraços;abraço;
	com os melhores cumprimentos;melhores cumprimentos;cumprimentos;此致;此致敬礼;敬礼;顺祝商祺;祝商祺;谢谢;致敬;مع تحياتي;مع أطيب التحيات;
	تحياتي;مع خالص التحية;وتفضلوا بقبول فائق الاحترام;مع التحية;सादर;धन्यवाद;भवदीय;भवदीया;शुभकामनाओं सहित;met vriendelijke groet;с уважением`
		.split(';')
		.map((words) => words.trim()),
);

/** A greeting at the end, alone on its line, or with a name after a comma: "Best regards, Ann". */
export function isGreeting(line: string): boolean {
	if (line.length > 60) return false;
	const end = line.search(/[,，،.!。！]/u);
	const words = end < 0 ? line : line.slice(0, end);
	return GREETINGS.has(words.trim()) && (end < 0 || line.length - end < 40);
}

/** Pairs of which one line of a legal footer holds both. */
const LEGAL: readonly (readonly [string, string])[] = [
	['confidential', 'recipient'],
	['confidential', 'e-mail'],
	['confidential', 'email'],
	['confidentiality', 'notice'],
	['privileged', 'recipient'],
	['consider the environment', 'print'],
	['vertrauliche', 'e-mail'],
	['vertrauliche', 'empfänger'],
	['confidentiel', 'destinataire'],
	['confidentiel', 'message'],
	['confidencial', 'destinatari'],
	['confidencial', 'mensaje'],
	['confidencial', 'mensagem'],
	['riservat', 'destinatari'],
	['riservat', 'messaggio'],
	['保密', '邮件'],
	['机密', '邮件'],
	['سرية', 'الرسالة'],
	['سرية', 'البريد'],
	['गोपनीय', 'ईमेल'],
	['गोपनीय', 'ई-मेल'],
];

/** How such lines begin: "I sent you a confidential e-mail" does not. */
const LEGAL_BEGINS =
	`this the confidential notice disclaimer please important privileged e-mail legal diese dieses die der hinweis wichtiger vertraulich ce
	cet cette les le l'information este esta el la os as a o il le questo questa queste 本 此 声明 保密 هذه هذا تحتوي إخلاء यह इस`.split(
		/\s+/u,
	);

/** Whether a line begins the legal text at the end of a mail. */
export const isLegalLine = (line: string) =>
	line.length >= 20 &&
	LEGAL.some(([one, other]) => line.includes(one) && line.includes(other)) &&
	LEGAL_BEGINS.some((begins) => line.replace(/^[^\p{L}]+/u, '').startsWith(begins));
