import { LibraryError } from '../../../errors';
import { ZoneClock } from '../../recipients/quietHours';
import { checkRange } from '../check';
import { readSendTime, type SendTimeOptions, type SendTimeRules } from './sendTimeOptions';
import { readSchedule, type ScheduleName } from './warmUp';

/** How fast and when. Plain data; every part is optional. */
export interface PaceOptions {
	/** Most messages in any hour, and in any 24 hours, of the sending domain over all runs and campaigns of the store; 0 (default) = no limit. */
	readonly ratePerHour?: number;
	readonly ratePerDay?: number;
	/** Limits for recipients' domains; the first that names a domain holds. Up to 100. */
	readonly domainLimits?: readonly DomainLimitOptions[];
	readonly warmUp?: WarmUpOptions | null;
	/** Column of numbers or dates: the rows with the largest, the latest, come first. */
	readonly engagementColumn?: string;
	readonly breaker?: BreakerOptions | null;
	readonly sendTime?: SendTimeOptions | null;
	/** How long a run waits for a limit or for a person's time, in minutes, 0 … 60; default 5. Whoever would wait longer stays for a later run. */
	readonly waitAtMostMinutes?: number;
}

export interface DomainLimitOptions {
	/** Domains that share the limit, such as `gmail.com, googlemail.com`; `*` = each other domain by itself. */
	readonly domains: string;
	/** Messages per second, 0.01 … 10,000; 0 = no limit. */
	readonly perSecond?: number;
	/** Sessions at the same time, 1 … 50; 0 = no limit. */
	readonly connections?: number;
}

export interface WarmUpOptions {
	/** A ready schedule or the messages of day 1, 2, 3 … */
	readonly schedule: ScheduleName | readonly number[];
	/** Whose calendar the days follow. */
	readonly timeZone: string;
}

export interface BreakerOptions {
	/** Percent that may bounce, 0 … 100; default 5; 0 = not looked at. */
	readonly bounce?: number;
	/** Percent that may complain, 0 … 100; default 0.3; 0 = not looked at. */
	readonly complaint?: number;
	/** Messages before the shares are believed, 1 … 1,000,000; default 200. */
	readonly atLeast?: number;
	/** Latest messages among which immediate refusals are counted, `atLeast` … 1,000,000; default 1,000. */
	readonly last?: number;
}

export interface DomainLimit {
	readonly domains: readonly string[];
	readonly perSecond: number;
	readonly connections: number;
}

export type BreakerRules = Required<BreakerOptions>;

/** The same with every default filled in and every bound checked. */
export interface PaceRules {
	readonly ratePerHour: number;
	readonly ratePerDay: number;
	readonly domainLimits: readonly DomainLimit[];
	readonly warmUp: { readonly schedule: readonly number[]; readonly timeZone: string } | null;
	readonly engagementColumn: string | null;
	readonly breaker: BreakerRules | null;
	readonly sendTime: SendTimeRules | null;
	/** ms. */
	readonly waitAtMost: number;
}

const MOST_DOMAIN_LIMITS = 100;

/** Throws INVALID_PARAMETER with the user's name of the field. */
export function readPaceOptions(options: PaceOptions): PaceRules {
	const { warmUp = null, breaker = null, sendTime = null } = options;
	const limits = options.domainLimits ?? [];
	checkRange('Limits per Domain', limits.length, 0, MOST_DOMAIN_LIMITS);
	return {
		ratePerHour: checkRange('Messages per Hour', options.ratePerHour ?? 0, 0, 1e9),
		ratePerDay: checkRange('Messages per Day', options.ratePerDay ?? 0, 0, 1e9),
		domainLimits: limits.map(domainLimit),
		warmUp: warmUp && {
			schedule: readSchedule(warmUp.schedule),
			timeZone: checkZone(warmUp.timeZone),
		},
		engagementColumn: options.engagementColumn?.trim() || null,
		breaker: breaker && breakerRules(breaker),
		sendTime: sendTime && readSendTime(sendTime),
		waitAtMost: 60_000 * checkRange('Wait at Most', options.waitAtMostMinutes ?? 5, 0, 60, false),
	};
}

export function checkZone(timeZone: string): string {
	if (new ZoneClock().knows(timeZone)) return timeZone;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`"${timeZone.slice(0, 60)}" is not a time zone.`,
		'Choose a name such as Europe/Berlin, or an offset such as +02:00.',
	);
}

function domainLimit({ domains, perSecond = 0, connections = 0 }: DomainLimitOptions): DomainLimit {
	const names = domains
		.split(/[\s,;+]+/)
		.map((name) => name.trim().toLowerCase().replace(/^@/, ''))
		.filter((name) => name !== '');
	const bad = names.find((name) => name !== '*' && !/^[^@/]+\.[^@/.]+$/.test(name));
	if (names.length === 0 || bad !== undefined) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`Limits per Domain: "${(bad ?? domains).slice(0, 60)}" is not a domain.`,
			'Write domains such as gmail.com, googlemail.com, or * for every other domain.',
		);
	}
	return {
		domains: names,
		perSecond:
			perSecond === 0
				? 0
				: checkRange('Messages per Second of a domain', perSecond, 0.01, 10_000, false),
		connections: checkRange('Connections of a domain', connections, 0, 50),
	};
}

function breakerRules(options: BreakerOptions): BreakerRules {
	const atLeast = checkRange('Messages Before Stopping', options.atLeast ?? 200, 1, 1_000_000);
	return {
		bounce: checkRange('Stop at Bounces', options.bounce ?? 5, 0, 100, false),
		complaint: checkRange('Stop at Complaints', options.complaint ?? 0.3, 0, 100, false),
		atLeast,
		last: checkRange(
			'Latest Messages',
			options.last ?? Math.max(1_000, atLeast),
			atLeast,
			1_000_000,
		),
	};
}
