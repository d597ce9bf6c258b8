import { LibraryError } from '../../errors';
import type { AddressRules } from '../recipients/kindOfAddress';
import { minuteOfDay, ZoneClock, type QuietHours } from '../recipients/quietHours';
import { checkRange } from './check';

/** At most `messages` to a person in any `days` days, over all campaigns of the store. */
export interface FrequencyCap {
	/** 1 … 1,000. */
	readonly messages: number;
	/** 0.01 … 366. */
	readonly days: number;
}

export interface QuietRules {
	readonly hours: QuietHours;
	/** Time zone of people whose own is missing or unknown. */
	readonly timeZone: string;
	/** Column of each person's time zone. */
	readonly column: string | null;
	/** How long a run waits for the end of the quiet hours, in ms; who needs longer stays for a later run. */
	readonly patience: number;
}

/** Who may get the message and when, beyond consent and suppression. Plain data; every part is optional. */
export interface WhoOptions {
	/** At most so many messages to a person in so many days, over all campaigns of the store. Up to 10. */
	readonly frequencyCaps?: readonly FrequencyCap[];
	readonly quietHours?: QuietHoursOptions | null;
	/** Only people whose consent for the topic is confirmed in the store (double opt-in); default false. */
	readonly confirmedOnly?: boolean;
	/** Addresses to leave out. */
	readonly addressRules?: AddressRules | null;
	/** Whether a suppression of ada@x.com holds for ada+shop@x.com too, and the other way round; default false. */
	readonly ignoreTags?: boolean;
}

export interface QuietHoursOptions {
	/** `HH:MM`, by the clock of the person's place. */
	readonly from: string;
	readonly to: string;
	/** IANA name or offset, for people whose own is missing or unknown. */
	readonly timeZone: string;
	/** Column of each person's time zone. */
	readonly timeZoneColumn?: string;
	/** Minutes that a run waits for the end of quiet hours, 0 … 1,440; default 0: they stay pending for a later run. */
	readonly patienceMinutes?: number;
}

/** The same with every default filled in and every bound checked. */
export interface WhoRules {
	readonly frequencyCaps: readonly FrequencyCap[];
	readonly quiet: QuietRules | null;
	readonly confirmedOnly: boolean;
	readonly addressRules: AddressRules | null;
	readonly ignoreTags: boolean;
}

const MOST_CAPS = 10;

/** Throws INVALID_PARAMETER with the user's name of the field. */
export function readWhoOptions(options: WhoOptions): WhoRules {
	const caps = options.frequencyCaps ?? [];
	if (caps.length > MOST_CAPS) checkRange('Frequency Caps', caps.length, 0, MOST_CAPS);
	const rules = options.addressRules ?? null;
	return {
		frequencyCaps: caps.map(({ messages, days }) => ({
			messages: checkRange('Messages of the Frequency Cap', messages, 1, 1_000),
			days: checkRange('Days of the Frequency Cap', days, 0.01, 366, false),
		})),
		quiet: options.quietHours ? quietRules(options.quietHours) : null,
		confirmedOnly: options.confirmedOnly ?? false,
		addressRules: rules && { ...rules, domains: rules.domains?.map(bareDomain) ?? [] },
		ignoreTags: options.ignoreTags ?? false,
	};
}

/** `@Example.COM` as `example.com`. */
const bareDomain = (text: string) =>
	text
		.trim()
		.toLowerCase()
		.replace(/^[@.]+/, '');

function quietRules(options: QuietHoursOptions): QuietRules {
	const from = minuteOfDay('Quiet From', options.from);
	const to = minuteOfDay('Quiet Until', options.to);
	if (from === to) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`Quiet hours from ${options.from} until ${options.to} are either none or the whole day.`,
			'Give "Quiet Until" another time than "Quiet From".',
		);
	}
	if (!new ZoneClock().knows(options.timeZone)) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`"${options.timeZone.slice(0, 60)}" is not a time zone.`,
			'Choose a name such as Europe/Berlin, or an offset such as +02:00.',
		);
	}
	const minutes = checkRange('Patience', options.patienceMinutes ?? 0, 0, 1_440, false);
	return {
		hours: { from, to },
		timeZone: options.timeZone,
		column: options.timeZoneColumn ?? null,
		patience: minutes * 60_000,
	};
}
