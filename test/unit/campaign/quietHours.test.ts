import fc from 'fast-check';
import {
	allowedAt,
	isQuiet,
	minuteOfDay,
	ZoneClock,
} from '../../../lib/campaign/recipients/quietHours';

const clock = new ZoneClock();
const utc = (text: string) => Date.parse(`${text}:00Z`);
const night = { from: minuteOfDay('From', '21:00'), to: minuteOfDay('To', '08:00') };
const MINUTE = 60_000;
const DAY = 86_400_000;

const zones = Intl.supportedValuesOf('timeZone');

describe('quiet hours', () => {
	it.each([
		// Berlin is at +01:00 in winter, +02:00 in summer.
		['Europe/Berlin', '2027-01-15T19:59', '2027-01-15T19:59'],
		['Europe/Berlin', '2027-01-15T20:00', '2027-01-16T07:00'],
		['Europe/Berlin', '2027-07-15T18:59', '2027-07-15T18:59'],
		['Europe/Berlin', '2027-07-15T19:00', '2027-07-16T06:00'],
		['Europe/Berlin', '2027-07-16T05:59', '2027-07-16T06:00'],
		['Asia/Kolkata', '2027-01-15T15:30', '2027-01-16T02:30'],
		['Pacific/Kiritimati', '2027-01-15T07:00', '2027-01-15T18:00'],
		['Etc/GMT+12', '2027-01-15T12:00', '2027-01-15T20:00'],
		['+05:45', '2027-01-15T16:00', '2027-01-16T02:15'],
	])('in %s at %s allow a message at %s (UTC)', (zone, at, expected) => {
		expect(new Date(allowedAt(night, zone, clock, utc(at))).toISOString().slice(0, 16)).toBe(
			expected,
		);
	});

	it('follow the clock in the night in which it is put forward or back', () => {
		// Berlin 2027: forward on 28 March at 01:00 UTC, back on 31 October at 01:00 UTC.
		expect(allowedAt(night, 'Europe/Berlin', clock, utc('2027-03-27T21:00'))).toBe(
			utc('2027-03-28T06:00'),
		);
		expect(allowedAt(night, 'Europe/Berlin', clock, utc('2027-10-30T21:00'))).toBe(
			utc('2027-10-31T07:00'),
		);
	});

	it('end at the first minute that exists when their end is skipped by the clock', () => {
		const early = { from: 0, to: minuteOfDay('To', '02:30') };
		// 02:30 does not exist on that night; 03:00 follows 01:59.
		expect(allowedAt(early, 'Europe/Berlin', clock, utc('2027-03-28T00:00'))).toBe(
			utc('2027-03-28T01:00'),
		);
	});

	it('never let a message through inside them, in any zone at any time, and never make anybody wait for more than a day', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...zones),
				fc.integer({
					min: utc('2026-01-01T00:00') / MINUTE,
					max: utc('2029-01-01T00:00') / MINUTE,
				}),
				fc.integer({ min: 0, max: 1439 }),
				fc.integer({ min: 0, max: 1439 }),
				(zone, minutes, from, to) => {
					fc.pre(from !== to);
					const at = minutes * MINUTE;
					const allowed = allowedAt({ from, to }, zone, clock, at);
					expect(isQuiet({ from, to }, clock.minute(zone, allowed) ?? -1)).toBe(false);
					expect(allowed).toBeGreaterThanOrEqual(at);
					expect(allowed - at).toBeLessThanOrEqual(DAY + 3 * 3_600_000);
				},
			),
			{ numRuns: 2_000 },
		);
	}, 60_000);

	it('hold on both days of the year on which the clock changes, minute by minute, in every zone that changes it', () => {
		let changes = 0;
		for (const zone of zones) {
			for (let hour = 0; hour < 366 * 24; hour += 24) {
				const at = utc('2027-01-01T00:00') + hour * 3_600_000;
				if (clock.minute(zone, at) === clock.minute(zone, at + DAY)) continue;
				changes++;
				for (let minute = 0; minute < 1440; minute += 97) {
					const allowed = allowedAt(night, zone, clock, at + minute * MINUTE);
					expect(isQuiet(night, clock.minute(zone, allowed) ?? -1)).toBe(false);
				}
			}
		}
		expect(changes).toBeGreaterThan(200);
	}, 120_000);

	it.each(['Mars/Olympus', '', '__proto__', `Europe/${'x'.repeat(80)}`])(
		'do not know the zone %p',
		(zone) => expect(clock.knows(zone)).toBe(false),
	);

	it.each(['24:00', '7', '07:60', 'noon', ''])('refuse the time %p', (text) =>
		expect(() => minuteOfDay('Quiet From', text)).toThrow('Quiet From must be a time'),
	);
});
