/** Words in column names that suggest what the column holds. */
const HINTS = {
	email: 'email mail emails emailaddress correo courriel 邮箱 邮件',
	phone:
		'phone tel telephone mobile cell cellphone telefon telefono teléfono móvil movil handy handynummer fax whatsapp phonenumber 电话 手机 手机号',
	date: 'date datum fecha time timestamp datetime birthday birthdate dob dt at created updated modified 日期 时间 生日',
	/** Names of days, not of durations: only these let 5-digit numbers count as spreadsheet dates. */
	day: 'date datum fecha birthday birthdate dob 日期 生日',
	id: 'id ids uuid guid code codes sku ean isbn gtin upc asin zip zipcode postcode postal postalcode plz cep iban bic vat ssn key token hash 编号 编码 邮编',
	boolean:
		'is has can flag consent optin opt subscribed subscription active enabled newsletter accepted agreed complain verified vip 是否',
	number:
		'price prices amount total quantity qty count revenue sales income age score rate discount cost costs sum spend spent value weight height profit margin preis betrag menge umsatz anzahl montant prix quantité precio importe cantidad prezzo importo preço valor 金额 价格 数量 总额 单价',
} as const;

export type Hint = keyof typeof HINTS;

const WORDS: ReadonlyMap<Hint, ReadonlySet<string>> = new Map(
	Object.entries(HINTS).map(([hint, words]) => [asHint(hint), new Set(words.split(' '))]),
);

function asHint(text: string): Hint {
	for (const hint of ['email', 'phone', 'date', 'day', 'id', 'boolean', 'number'] as const) {
		if (hint === text) return hint;
	}
	return 'id';
}

/** "order number", "customer no": at the end of a name these words number things, they do not count them. */
const NUMBER_OF = new Set(['number', 'no', 'nr', 'num', 'nummer', 'numero', 'número', 'numéro']);

function wordsOf(name: string): string[] {
	return name
		.normalize('NFKC')
		.replace(/e-mail/gi, 'email')
		.replace(/(?<=\p{Ll}|\d)(?=\p{Lu})/gu, ' ')
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '');
}

/** The hints in a column's name: "customerId" → id, "Order Date" → date, "e-mail" → email. */
export function nameHints(name: string): ReadonlySet<Hint> {
	const words = wordsOf(name.slice(0, 200));
	const hints = [...WORDS].filter(([, known]) => words.some((word) => known.has(word)));
	const numbered = NUMBER_OF.has(words.at(-1) ?? '') && words.length > 1;
	return new Set([...hints.map(([hint]) => hint), ...(numbered ? (['id'] as const) : [])]);
}
