/** Currency marks that are neither a letter code nor a Unicode currency symbol, and the ISO 4217 code of each mark. */
const MARKS: readonly (readonly [string, string])[] = [
	['$', 'USD'],
	['us$', 'USD'],
	['a$', 'AUD'],
	['au$', 'AUD'],
	['c$', 'CAD'],
	['ca$', 'CAD'],
	['nz$', 'NZD'],
	['hk$', 'HKD'],
	['s$', 'SGD'],
	['r$', 'BRL'],
	['mx$', 'MXN'],
	['€', 'EUR'],
	['euro', 'EUR'],
	['£', 'GBP'],
	['¥', 'JPY'],
	['円', 'JPY'],
	['元', 'CNY'],
	['rmb', 'CNY'],
	['₹', 'INR'],
	['rs', 'INR'],
	['rs.', 'INR'],
	['₩', 'KRW'],
	['원', 'KRW'],
	['₽', 'RUB'],
	['руб', 'RUB'],
	['руб.', 'RUB'],
	['₺', 'TRY'],
	['₴', 'UAH'],
	['₫', 'VND'],
	['฿', 'THB'],
	['₪', 'ILS'],
	['zł', 'PLN'],
	['kč', 'CZK'],
	['ft', 'HUF'],
	['kr', 'SEK/NOK/DKK'],
	['kr.', 'SEK/NOK/DKK'],
	['fr.', 'CHF'],
	['sfr.', 'CHF'],
];

const CODES =
	'usd eur gbp jpy cny chf cad aud nzd sek nok dkk isk pln czk huf ron bgn try rub uah inr brl mxn ars clp cop pen zar egp ngn kes mad aed sar qar kwd ils krw twd hkd sgd myr idr thb vnd php pkr bdt';

const BY_MARK: ReadonlyMap<string, string> = new Map([
	...MARKS,
	...CODES.split(' ').map((code) => [code, code.toUpperCase()] as const),
]);

/** The ISO 4217 code of a currency mark ("€", "US$", "chf"), or undefined. */
export function currencyOf(mark: string): string | undefined {
	return BY_MARK.get(mark.toLowerCase());
}
