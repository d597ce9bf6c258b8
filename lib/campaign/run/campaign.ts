import { LibraryError } from '../../errors';
import { checkLinkBase } from '../links/personLinks';
import type { Mailbox } from '../message/message';
import { ownHeaders } from '../message/ownHeaders';
import type { ConsentRule } from '../recipients/consent';
import { parseAddress } from '../recipients/address';
import type { AddressReader } from '../recipients/phone';
import { isSms, readChannel, senderOf, type ChannelRules } from '../sms/channel';
import { checkKey, checkMailbox, checkRange } from './check';
import { offerChooser, type OfferOf } from './offers';
import { readCountryOptions, type CountryRules } from './country/countryOptions';
import type { CampaignColumns, CampaignOptions } from './options';
import { readPaceOptions, type PaceRules } from './pace/paceOptions';
import { parseTemplates, type CampaignTemplates } from './templates';
import { prepareTest, type CampaignTest } from './variants/campaignTest';
import { readTrackingOptions, type TrackingRules } from './tracking/trackingOptions';
import { readWhoOptions, type WhoRules } from './whoOptions';

/** Options with every default filled in, every bound checked and every template parsed. */
export interface Campaign extends WhoRules, PaceRules, TrackingRules, CountryRules, ChannelRules {
	readonly campaign: string;
	readonly step: string;
	readonly from: Mailbox;
	readonly replyTo: Mailbox | null;
	/** Headers that are the same for everybody. */
	readonly headers: Readonly<Record<string, string>>;
	readonly columns: CampaignColumns;
	readonly consentRule: ConsentRule;
	/** Of the main message. */
	readonly templates: CampaignTemplates;
	/** Variants, hold-out group and seed list. */
	readonly test: CampaignTest;
	readonly offerOf: OfferOf;
	/** Address of the Campaign Trigger; null = there are no links of our own. */
	readonly linkUrl: string | null;
	readonly topic: string;
	readonly postalAddress: string;
	/** Whether a first message with serious findings ends the run before anybody is mailed. */
	readonly refuseSerious: boolean;
	readonly connections: number;
	readonly ratePerSecond: number;
	readonly batchSize: number;
	readonly maxMessages: number;
	readonly attempts: number;
	readonly retryDelay: number;
	readonly lease: number;
	readonly execution: string;
}

/** Checks the options once, at the border; `addressOf`: see `addressReader`. Throws INVALID_PARAMETER with the user's name of the field. */
export function prepareCampaign(
	options: CampaignOptions,
	addressOf: AddressReader = parseAddress,
): Campaign {
	const consentRule = options.consentRule ?? (options.columns.consent ? 'yes' : 'off');
	if (consentRule !== 'off' && !options.columns.consent) throw noConsentColumn();
	const from = senderOf(options);
	const templates = parseTemplates(options);
	const campaign = checkKey('Campaign', options.campaign);
	const step = checkKey('Step', options.step ?? '1');
	return {
		campaign,
		step,
		from,
		replyTo: options.replyTo ? checkMailbox('Reply To', options.replyTo) : null,
		headers: isSms(options) ? {} : ownHeaders(options, { campaign, step, from: from.address }),
		columns: options.columns,
		consentRule,
		templates,
		test: prepareTest(options, { templates, from }, addressOf),
		offerOf: offerChooser(options.offers),
		linkUrl: linkUrlOf(options),
		topic: options.topic?.trim() || '*',
		postalAddress: options.postalAddress?.trim() ?? '',
		refuseSerious: options.refuseSerious ?? false,
		connections: checkRange('Connections', options.connections ?? 5, 1, 50),
		ratePerSecond: checkRate(options.ratePerSecond ?? 0),
		batchSize: checkRange('Batch Size', options.batchSize ?? 200, 1, 5_000),
		maxMessages: checkRange('Max Messages', options.maxMessages ?? 0, 0, 1e9),
		attempts: checkRange('Attempts', options.attempts ?? 3, 1, 10),
		retryDelay: checkRange('Retry Delay', options.retryDelay ?? 10_000, 0, 3_600_000),
		lease: checkRange('Lease', options.lease ?? 60_000, 1_000, 86_400_000),
		execution: options.execution ?? '',
		...readTrackingOptions(options),
		...readCountryOptions(options),
		...readWhoOptions(options),
		...readPaceOptions(options),
		...readChannel(options, addressOf),
	};
}

function linkUrlOf({ linkBase = '', unsubscribeUrl = '' }: CampaignOptions): string | null {
	if (linkBase.trim() === '') return null;
	if (unsubscribeUrl.trim() === '') return checkLinkBase(linkBase.trim());
	throw new LibraryError(
		'INVALID_PARAMETER',
		'There are two unsubscribe links: "Campaign Trigger URL" and "Unsubscribe URL".',
		'Clear one of them.',
	);
}

function checkRate(rate: number): number {
	return rate === 0 ? 0 : checkRange('Rate per Second', rate, 0.01, 10_000, false);
}

function noConsentColumn(): LibraryError {
	return new LibraryError(
		'INVALID_PARAMETER',
		'The consent rule needs a consent field, and none is chosen.',
		'Choose the field that holds consent, or set the rule to "Do Not Check" if you have another lawful basis.',
	);
}
