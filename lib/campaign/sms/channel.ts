/** The ways in which a campaign reaches people, and what is different by SMS. */
import { LibraryError } from '../../errors';
import { displayName } from '../message/headers';
import type { Mailbox } from '../message/message';
import { parseAddress } from '../recipients/address';
import { phoneAddresses, type AddressReader } from '../recipients/phone';
import { checkMailbox, checkRange } from '../run/check';
import type { CountryOptions } from '../run/country/countryOptions';
import type { PaceRules } from '../run/pace/paceOptions';
import type { TrackingRules } from '../run/tracking/trackingOptions';
import type { WhoRules } from '../run/whoOptions';

export type Channel = 'email' | 'sms';

export interface ChannelOptions {
	/** Default `email`. `sms`: only the text template is sent, to `columns.phone`; needs the provider `twilio`. */
	readonly channel?: Channel;
	/** SMS: ISO code or name of the country of numbers without `+`; default none: such numbers are refused. */
	readonly phoneCountry?: string;
	/** SMS: longer messages are refused, 1 … 10; default 3. */
	readonly mostSegments?: number;
}

export interface ChannelRules {
	readonly channel: Channel;
	readonly mostSegments: number;
	/** Column of the addresses or numbers. */
	readonly recipientColumn: string;
	readonly addressOf: AddressReader;
}

type Options = ChannelOptions &
	CountryOptions & {
		readonly from: Mailbox;
		readonly columns: { readonly email: string; readonly phone?: string };
	};

/** Stands for the sender of SMS, whose real number the provider knows: reserved by RFC 2606. */
const SMS_SENDER = 'sender@sms.invalid';
const DEFAULT_SEGMENTS = 3;

/** How the campaign reads the people's addresses. Loads the number plans only for SMS. Throws INVALID_PARAMETER. */
export async function addressReader(options: ChannelOptions): Promise<AddressReader> {
	return isSms(options) ? await phoneAddresses(options.phoneCountry ?? '') : parseAddress;
}

export function isSms({ channel = 'email' }: ChannelOptions): boolean {
	if (channel === 'email' || channel === 'sms') return channel === 'sms';
	throw wrong(`The channel "${String(channel).slice(0, 40)}" is not known.`, 'Use email or sms.');
}

/** By SMS, what is only meant for mail does not apply: kinds of addresses, plus tags, limits by domain, tracking in HTML. */
export function readChannel(
	options: Options,
	addressOf: AddressReader,
): ChannelRules & Partial<WhoRules & PaceRules & TrackingRules> {
	const most = options.mostSegments ?? DEFAULT_SEGMENTS;
	const mostSegments = checkRange('Most Segments', most, 1, 10);
	const { email, phone = '' } = options.columns;
	if (!isSms(options)) return { channel: 'email', mostSegments, recipientColumn: email, addressOf };
	if (phone.trim() === '')
		throw wrong('SMS need a phone field, and none is chosen.', 'Choose the "Phone Field".');
	if (
		options.countryRules ||
		options.countryColumn ||
		options.defaultCountry ||
		options.personaliseColumn
	) {
		throw wrong(
			'Country rules and non-personalised messages are for mail.',
			'Turn them off for SMS.',
		);
	}
	const mailOnly = { addressRules: null, ignoreTags: false, domainLimits: [], tracking: null };
	return { channel: 'sms', mostSegments, recipientColumn: phone, addressOf, ...mailOnly };
}

/** Who the messages come from. By SMS only the name, for templates: the number is the provider's. */
export function senderOf(options: ChannelOptions & { readonly from: Mailbox }): Mailbox {
	const { from } = options;
	if (!isSms(options)) return checkMailbox('From Address', from);
	return { name: displayName(String(from.name)), address: SMS_SENDER };
}

/** One of the people who test the campaign. Throws INVALID_PARAMETER. */
export function checkTester(text: string, read: AddressReader): Mailbox {
	const check = read(text);
	if (check.ok) return { name: '', address: check.address };
	throw wrong(
		`Test Recipients: ${check.reason}.`,
		'Enter plain addresses in "Test Recipients", separated by commas; phone numbers for SMS.',
	);
}

/** Throws INVALID_PARAMETER when the sender does not speak the channel. `provider`: of HttpOptions, or `smtp`. */
export function checkSpeaks(options: ChannelOptions, provider: string): void {
	if (isSms(options) === (provider === 'twilio')) return;
	throw isSms(options)
		? wrong('SMS can only be sent with Twilio.', 'Choose "Twilio (SMS)" in "Send With".')
		: wrong('Twilio sends SMS, not e-mail.', 'Choose another service in "Send With".');
}

const wrong = (message: string, hint: string) =>
	new LibraryError('INVALID_PARAMETER', message, hint);
