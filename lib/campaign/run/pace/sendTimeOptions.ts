import { LibraryError } from '../../../errors';
import { ZoneClock } from '../../recipients/quietHours';
import { checkRange } from '../check';
import { instantOf } from './zoneTime';

export type SendTimeMode = 'now' | 'at' | 'spread' | 'local' | 'best';

/** When each person's message goes out. Plain data. */
export interface SendTimeOptions {
	/**
	 * `now`: at once. `at`: everybody at `start`. `spread`: evenly over the `spreadMinutes` after it. `local`: when the clock of the
	 * person's own place shows the time of `start`. `best`: at the hour in which the person is most likely to read, after `start` if given.
	 */
	readonly mode: SendTimeMode;
	/** `2027-03-01T08:00`, by the clock of `timeZone`; with `Z` or an offset, that instant. Needed for `at`, `spread` and `local`. */
	readonly start?: string;
	/** IANA name or offset, also for people whose own is missing or unknown. */
	readonly timeZone: string;
	/** Column of each person's time zone. */
	readonly timeZoneColumn?: string;
	/** 1 … 43,200. */
	readonly spreadMinutes?: number;
	/** Column of a best hour, 0 … 23, that is known already. */
	readonly bestHourColumn?: string;
	/** Hour of people while nothing at all is known, 0 … 23; default 10. */
	readonly defaultHour?: number;
	/** As `start`: nothing is sent after it. */
	readonly deadline?: string;
	/** How late a planned message may be, in minutes, 1 … 43,200; default 60. */
	readonly lateAfterMinutes?: number;
	/** What becomes of a message that is later, because nothing ran at its time; default `ask`: it stays pending until somebody decides. */
	readonly ifLate?: 'ask' | 'expire' | 'send';
}

export interface SendTimeRules {
	readonly mode: SendTimeMode;
	/** UTC ms; null = none. For `local`: what the clocks show, as if UTC. */
	readonly start: number | null;
	readonly timeZone: string;
	readonly timeZoneColumn: string | null;
	/** ms. */
	readonly spread: number;
	readonly bestHourColumn: string | null;
	readonly defaultHour: number;
	/** UTC ms. */
	readonly deadline: number | null;
	/** ms. */
	readonly lateAfter: number;
	readonly ifLate: 'ask' | 'expire' | 'send';
}

const TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;
const MONTH_MINUTES = 43_200;

/** Throws INVALID_PARAMETER with the user's name of the field. */
export function readSendTime(options: SendTimeOptions): SendTimeRules {
	const { mode, timeZone } = options;
	if (!new ZoneClock().knows(timeZone)) throw wrongZone(timeZone);
	const text = options.start?.trim() ?? '';
	if (text === '' && (mode === 'at' || mode === 'spread' || mode === 'local')) throw noStart();
	const time = (label: string, value: string) =>
		value === '' ? null : readTime(label, value, timeZone);
	const minutes = checkRange('Over (Minutes)', options.spreadMinutes ?? 60, 1, MONTH_MINUTES);
	const late = checkRange('Late After', options.lateAfterMinutes ?? 60, 1, MONTH_MINUTES, false);
	return {
		mode,
		start: mode === 'local' ? readTime('Start', text, 'UTC') : time('Start', text),
		timeZone,
		timeZoneColumn: options.timeZoneColumn?.trim() || null,
		spread: minutes * 60_000,
		bestHourColumn: options.bestHourColumn?.trim() || null,
		defaultHour: checkRange('Hour of the Others', options.defaultHour ?? 10, 0, 23),
		deadline: time('Deadline', options.deadline?.trim() ?? ''),
		lateAfter: late * 60_000,
		ifLate: options.ifLate ?? 'ask',
	};
}

/** UTC ms of a date with a time, by the clock of `timeZone` where the text names no offset. Throws INVALID_PARAMETER. */
export function readTime(label: string, text: string, timeZone: string): number {
	const [, date = '', clock = '', zone] = TIME.exec(text) ?? [];
	const wall = date === '' ? NaN : Date.parse(`${date}T${clock}:00Z`);
	// The runtime takes 30 February for 2 March.
	const isDate = !Number.isNaN(wall) && new Date(wall).toISOString().startsWith(date);
	const at = isDate ? Date.parse(`${date}T${clock}:00${zone ?? 'Z'}`) : NaN;
	if (Number.isNaN(at)) throw wrongTime(label, text);
	return zone === undefined ? instantOf(timeZone, at) : at;
}

const wrongTime = (label: string, text: string) =>
	new LibraryError(
		'INVALID_PARAMETER',
		`${label} must be a date with a time such as 2027-03-01T08:00, got "${text.slice(0, 40)}".`,
		`Write "${label}" as year-month-day, T, hours:minutes, with Z or an offset when it is not by the time zone of the node.`,
	);

const noStart = () =>
	new LibraryError(
		'INVALID_PARAMETER',
		'The send time needs a start, and there is none.',
		'Give "Start" a date with a time such as 2027-03-01T08:00.',
	);

const wrongZone = (timeZone: string) =>
	new LibraryError(
		'INVALID_PARAMETER',
		`"${timeZone.slice(0, 60)}" is not a time zone.`,
		'Choose a name such as Europe/Berlin, or an offset such as +02:00.',
	);
