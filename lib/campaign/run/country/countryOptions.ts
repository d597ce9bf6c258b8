import { LibraryError } from '../../../errors';
import type { AdMark } from './adMark';
import { profileOf, type CountryProfile } from './profiles';

/** What the countries of the recipients ask for, and who gets a message that is not made for him. Plain data; off by default. */
export interface CountryOptions {
	/** Default: true when a country column or a default country is given. */
	readonly countryRules?: boolean;
	/** Column of each person's country: ISO 3166 alpha-2 code or English name. */
	readonly countryColumn?: string;
	/** Country of people whose own is empty. */
	readonly defaultCountry?: string;
	/** What is put before subjects to China; default `auto`: 广告 before Chinese, else AD. */
	readonly adMark?: AdMark;
	/** Why the same product may have different prices for people in China, e.g. a first order; '' (default) = it may not. */
	readonly priceReason?: string;
	/** Column that says whether the person agreed to personalised content: only a yes does. */
	readonly personaliseColumn?: string;
	/** Fields that others do not get; default: recommendations, offer, segment, segmentName. The campaign's segment column is always one. */
	readonly personalFields?: readonly string[];
	/** Subject for those who did not agree; '' = the usual one, without the personal fields. */
	readonly plainSubject?: string;
	/** HTML for those who did not agree; '' = the usual one, without the personal fields. Its text part is made from it. */
	readonly plainHtml?: string;
}

/** The same with every default filled in and every bound checked. */
export interface CountryRules {
	/** Null = the rules of countries are not looked at. */
	readonly countries: {
		readonly column: string | null;
		/** For people whose country is empty; null = they are refused. */
		readonly otherwise: CountryProfile | null;
		readonly adMark: AdMark;
		/** '' = prices are compared. */
		readonly priceReason: string;
	} | null;
	/** Null = everybody gets the personalised message. */
	readonly personal: {
		readonly column: string;
		readonly fields: ReadonlySet<string>;
	} | null;
}

const PERSONAL = ['recommendations', 'offer', 'segment', 'segmentName'];

const MARKS: readonly unknown[] = ['auto', 'AD', '广告'];

/** Throws INVALID_PARAMETER with the user's name of the field. */
export function readCountryOptions(
	options: CountryOptions & { readonly columns: { readonly segment?: string } },
): CountryRules {
	return { countries: readCountries(options), personal: readPersonal(options) };
}

function readCountries(options: CountryOptions): CountryRules['countries'] {
	const column = options.countryColumn?.trim() || null;
	const country = options.defaultCountry?.trim() ?? '';
	const isGiven = column !== null || country !== '';
	if (!(options.countryRules ?? isGiven)) return null;
	if (!isGiven) throw wrong('Country rules need to know the country', 'Fill in "Country Field".');
	const { adMark = 'auto' } = options;
	if (!MARKS.includes(adMark))
		throw wrong('The advertising mark is not known', 'Choose AD or 广告.');
	const otherwise = country === '' ? null : profileOf(country);
	const priceReason = options.priceReason?.trim() ?? '';
	if (country === '' || otherwise) return { column, otherwise, adMark, priceReason };
	throw wrong(
		`Default Country "${country.slice(0, 40)}" is not known`,
		'Use a code of two letters such as DE, or the English name.',
	);
}

function readPersonal({
	personaliseColumn = '',
	personalFields = [],
	plainSubject = '',
	plainHtml = '',
	columns,
}: Parameters<typeof readCountryOptions>[0]): CountryRules['personal'] {
	const column = personaliseColumn.trim();
	if (column !== '') {
		const named = personalFields.map((name) => name.trim()).filter((name) => name !== '');
		const { segment } = columns;
		const fields = named.length > 0 ? named : PERSONAL;
		return { column, fields: new Set(segment ? [...fields, segment] : fields) };
	}
	if (plainSubject.trim() === '' && plainHtml.trim() === '') return null;
	throw wrong(
		'A message that is not personalised needs to know for whom',
		'Fill in "Personalisation Consent Field", or clear its subject and HTML.',
	);
}

function wrong(what: string, hint: string): LibraryError {
	return new LibraryError('INVALID_PARAMETER', `${what}.`, hint);
}
