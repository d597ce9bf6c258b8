/** What mail programs write around earlier mails, by line, in nine languages and some more. Lines come trimmed and small. */

/** "On 3 May 2026, Ann wrote:": how such lines begin and what they hold. */
const WROTE: readonly (readonly [begins: string, holds: string])[] = [
	['on ', 'wrote'],
	['am ', 'schrieb'],
	['le ', 'écrit'],
	['el ', 'escribió'],
	['el ', 'escribio'],
	['il ', 'scritto'],
	['em ', 'escreveu'],
	['a ', 'escreveu'],
	['no dia ', 'escreveu'],
	['op ', 'schreef'],
	['في ', 'كتب'],
	['في ', 'كتبت'],
	['في ', 'تمت كتابة'],
	['بتاريخ ', 'كتب'],
	['在', '写道'],
	['于', '写道'],
	['在', '寫道'],
	['', 'ने लिखा'],
	['', 'को लिखा'],
];
/** The same where a name or date comes first: they need a date too. */
const NAMED = [
	'wrote',
	'schrieb',
	'a écrit',
	'escribió',
	'ha scritto',
	'escreveu',
	'写道',
	'寫道',
	'كتب',
];

const MOST_UNITS = 400;

/** Whether a line (or some joined) says who wrote what comes next, and when. */
export function isAttribution(line: string): boolean {
	if (line.length > MOST_UNITS || !(line.endsWith(':') || line.endsWith('：'))) return false;
	if (!DATE.test(line)) return false;
	if (WROTE.some(([begins, holds]) => line.startsWith(begins) && line.includes(holds))) return true;
	return NAMED.some((holds) => line.includes(holds));
}

/** A year, a day, a time or an address: "On Monday I wrote:" is the writer's own. */
const DATE = /(?:19|20)\d\d|\d{1,2}[./:-]\d{1,2}|[०-९٠-٩]|\S@\S/u;

/** Whether a line may begin such a sentence that is broken over two or three lines. */
export const beginsAttribution = (line: string) =>
	WROTE.some(([begins]) => begins !== '' && line.startsWith(begins)) ||
	/^\S{0,40}[0-9]{4}年?/u.test(line);

const ORIGINAL = [
	'original message',
	'original appointment',
	'forwarded message',
	'reply message',
	'original-nachricht',
	'ursprüngliche nachricht',
	'originalnachricht',
	'weitergeleitete nachricht',
	"message d'origine",
	'message d’origine',
	'message original',
	'message initial',
	'message transféré',
	'message réexpédié',
	'mensaje original',
	'mensaje reenviado',
	'messaggio originale',
	'messaggio inoltrato',
	'mensagem original',
	'mensagem encaminhada',
	'mensagem reencaminhada',
	'oorspronkelijk bericht',
	'doorgestuurd bericht',
	'الرسالة الأصلية',
	'رسالة أصلية',
	'رسالة معاد توجيهها',
	'原始邮件',
	'原始郵件',
	'邮件原件',
	'转发的邮件',
	'转发邮件',
	'轉寄郵件',
	'मूल संदेश',
	'अग्रेषित संदेश',
];

/** "-----Original Message-----", "---------- Forwarded message ---------", "Begin forwarded message:". */
export function isOriginalLine(line: string): boolean {
	if (line.length > 120 || line.length < 10) return false;
	const ruled = line.startsWith('--') || line.startsWith('__') || line.startsWith('==');
	const begins =
		line.startsWith('begin forwarded') || line.startsWith('anfang der weitergeleiteten');
	if (begins) return line.endsWith(':');
	return ruled && ORIGINAL.some((words) => line.includes(words));
}

/** "##- Please type your reply above this line -##" of ticket systems. */
export const isReplyMark = (line: string) =>
	line.length <= 120 && REPLY_ABOVE.some((words) => line.includes(words));

const REPLY_ABOVE = [
	'reply above this line',
	'reply above the line',
	'antwort über dieser zeile',
	'antworten sie oberhalb dieser',
	'réponse au-dessus de cette ligne',
	'respuesta por encima de esta línea',
	'risposta sopra questa riga',
	'resposta acima desta linha',
	'请在此行上方回复',
];

const FROM = `from von de da van от 发件人 寄件者 寄件人 من प्रेषक`.split(' ');
const FURTHER =
	`sent date to subject cc gesendet datum an betreff envoyé date à objet enviado fecha para asunto inviato data a oggetto assunto
	verzonden aan onderwerp отправлено кому тема 发送时间 日期 时间 收件人 主题 抄送 寄件日期 收件者 主旨 تاريخ التاريخ إلى الى الموضوع أرسلت
	دिनांक दिनांक भेजा प्रति प्रेषित विषय`.split(/\s+/u);
const FROMS = new Set(FROM);
const FURTHERS = new Set(FURTHER);

/** What a line like "Sent: Monday" is called, small; '' = it is no such line. */
function headOf(line: string): string {
	if (!line.includes(':') && !line.includes('：')) return '';
	const bare = line.startsWith('*') ? line.slice(1, 30) : line.slice(0, 30);
	const found = /^([^\s:：*]{1,14})(?: le| el| il)?\s?\*{0,2}[:：]/u.exec(bare);
	return found?.[1] ?? '';
}

export const isFromLine = (line: string) => FROMS.has(headOf(line));
export const isFurtherHead = (line: string) => FURTHERS.has(headOf(line));

/** Heads of one line: "From: Shop Sent: Monday To: Ann Subject: Order". */
export function furtherHeadsIn(line: string): number {
	const names = line.split(/[:：]/u, 12).map((part) => part.trimEnd().split(' ').at(-1) ?? '');
	return names.filter((name) => FURTHERS.has(name)).length;
}
