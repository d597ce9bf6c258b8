import type { BlockMessage } from '../blocks/blocks';
import type { ChannelOptions } from '../sms/channel';
import type { ConsentRule } from '../recipients/consent';
import type { LintOptions } from '../message/lint/messageCheck';
import type { Mailbox } from '../message/message';
import type { HeaderOptions } from '../message/ownHeaders';
import type { CountryOptions } from './country/countryOptions';
import type { OfferRules } from './offers';
import type { PaceOptions } from './pace/paceOptions';
import type { TestOptions } from './variants/testOptions';
import type { TrackingOptions } from './tracking/trackingOptions';
import type { WhoOptions } from './whoOptions';

/** What to send, to whom, how fast. Plain data: it crosses the thread border. */
export interface CampaignOptions
	extends
		WhoOptions,
		CountryOptions,
		TrackingOptions,
		TestOptions,
		HeaderOptions,
		LintOptions,
		PaceOptions,
		ChannelOptions {
	/** Name of the campaign: with `step` and the address it is the key that nobody is mailed twice under. 1–200 characters. */
	readonly campaign: string;
	/** Part of a series, e.g. `1` or `reminder`; default `1`. */
	readonly step?: string;
	readonly from: Mailbox;
	readonly replyTo?: Mailbox | null;
	readonly columns: CampaignColumns;
	/** Default `yes` when `columns.consent` is given, else `off`. */
	readonly consentRule?: ConsentRule;
	readonly subject: string;
	readonly preheader?: string;
	/** Template of the HTML part; '' with `blocks`. */
	readonly html: string;
	/** The HTML part put together from ready blocks, when `html` is empty. */
	readonly blocks?: BlockMessage | null;
	/** `tags` (default): our own merge tags. `liquid`: LiquidJS, without files; see docs/nodes/send-campaign.md. */
	readonly templateLanguage?: 'tags' | 'liquid';
	/** Template of the text part; empty = made from the HTML. */
	readonly text?: string;
	readonly offers?: OfferRules;
	/** Topic of the suppression list; default `*` (only people who refused everything are left out). */
	readonly topic?: string;
	/** Link template, e.g. `https://shop.example/unsubscribe?e={{email}}`; values in it are percent-encoded. */
	readonly unsubscribeUrl?: string;
	/** Address of the Campaign Trigger: then each person gets unsubscribe and preference links of their own. Not with `unsubscribeUrl`. */
	readonly linkBase?: string;
	readonly postalAddress?: string;
	/** 1 … 50 sessions to the mail server; default 5. Also the most messages that a crash can leave uncertain. */
	readonly connections?: number;
	/** Messages per second over all sessions, 0.01 … 10,000; 0 (default) = no limit. */
	readonly ratePerSecond?: number;
	/** Recipients that are looked up in the suppression list together, 1 … 5,000; default 200. */
	readonly batchSize?: number;
	/** Most messages of one run; 0 (default) = no limit. The rest stays pending. */
	readonly maxMessages?: number;
	/** Attempts for a temporary refusal (SMTP 4xx) in one run, 1 … 10; default 3. */
	readonly attempts?: number;
	/** Wait before the second attempt, in ms, with jitter, three times longer each time; default 10,000. */
	readonly retryDelay?: number;
	/** How long a run may be silent before its claims count as uncertain, in ms, >= 1,000; default 60,000. */
	readonly lease?: number;
	/** What this run belongs to (execution and node): its retries report its earlier messages as sent. */
	readonly execution?: string;
}

export interface CampaignColumns {
	/** Not read for SMS. */
	readonly email: string;
	/** SMS: the phone number. */
	readonly phone?: string;
	/** Recipient's name for the To header. */
	readonly name?: string;
	readonly consent?: string;
	/** Chooses the offer. */
	readonly segment?: string;
}
