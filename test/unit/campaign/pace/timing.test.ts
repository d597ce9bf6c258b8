import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Candidate } from '../../../../lib/campaign/run/candidate';
import { BestHours } from '../../../../lib/campaign/run/pace/bestHour';
import {
	readSendTime,
	type SendTimeOptions,
} from '../../../../lib/campaign/run/pace/sendTimeOptions';
import { Timing, type TimingFacts } from '../../../../lib/campaign/run/pace/timing';
import { dayOf, warmUpLimit } from '../../../../lib/campaign/run/pace/warmUp';
import { instantOf, startOfDay, wallTime } from '../../../../lib/campaign/run/pace/zoneTime';
import { tableOf } from '../../../support/campaign';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const utc = (text: string) => Date.parse(`${text}:00Z`);
const zones = Intl.supportedValuesOf('timeZone');

const person = (row: number): Candidate => {
	const key = `person${row}@mail.example`;
	const address = { address: key, key };
	return { row, address, name: '', segment: null, variant: '', attempt: 1 };
};

const ROWS = [
	{ email: 'person0@mail.example', zone: 'Europe/Berlin', hour: 18 },
	{ email: 'person1@mail.example', zone: 'Asia/Tokyo', hour: null },
	{ email: 'person2@mail.example', zone: 'Nowhere', hour: 99 },
];

function timing(
	options: Partial<SendTimeOptions>,
	began: number,
	facts: Partial<TimingFacts> = {},
): Timing {
	const rules = readSendTime({ mode: 'at', timeZone: 'UTC', ...options });
	return new Timing(rules, tableOf(ROWS), {
		...{ began, waitAtMost: 5 * MINUTE, key: { campaign: 'spring', step: '1' }, claimedAt: [] },
		...{ bestHour: () => null },
		...facts,
	});
}

describe('wall times', () => {
	it.each([
		['Europe/Berlin', '2027-01-15T08:00', '2027-01-15T07:00'],
		['Europe/Berlin', '2027-07-15T08:00', '2027-07-15T06:00'],
		// 02:30 does not exist on 28 March: half an hour after the gap.
		['Europe/Berlin', '2027-03-28T02:30', '2027-03-28T01:30'],
		// 02:30 comes twice on 31 October: the first.
		['Europe/Berlin', '2027-10-31T02:30', '2027-10-31T00:30'],
		['Pacific/Kiritimati', '2027-01-15T08:00', '2027-01-14T18:00'],
		['+05:45', '2027-01-15T08:00', '2027-01-15T02:15'],
	])('in %s: %s is %s UTC', (zone, wall, expected) => {
		expect(new Date(instantOf(zone, utc(wall))).toISOString().slice(0, 16)).toBe(expected);
	});

	it('come back from every instant, in every zone, except in the hour that comes twice', () => {
		const minutes = fc.integer({
			min: utc('2026-01-01T00:00') / MINUTE,
			max: utc('2029-01-01T00:00') / MINUTE,
		});
		fc.assert(
			fc.property(fc.constantFrom(...zones), minutes, (zone, minute) => {
				const at = minute * MINUTE;
				const back = instantOf(zone, wallTime(zone, at));
				expect(wallTime(zone, back)).toBe(wallTime(zone, at));
				expect(at - back).toBeGreaterThanOrEqual(0);
				expect(at - back).toBeLessThanOrEqual(3 * HOUR);
			}),
			{ numRuns: 2_000 },
		);
	}, 60_000);
});

describe('a fixed time', () => {
	const start = '2027-03-01T08:00';

	it('is waited for when it is near, else people are postponed to it, and afterwards they go', () => {
		const made = (at: string) => timing({ start }, utc(at)).verdict(person(0), utc(at));
		expect(made('2027-03-01T07:56')).toEqual({ kind: 'wait', until: utc(start) });
		expect(made('2027-03-01T06:00')).toEqual({
			kind: 'out',
			status: 'postponed',
			reason: 'planned for 2027-03-01 08:00 UTC; a later run sends it',
			sendAfter: utc(start),
		});
		expect(made('2027-03-01T08:59')).toEqual({ kind: 'go' });
	});

	it.each([
		'tomorrow',
		'',
		'2027-02-30T08:00',
		'2027-03-01',
		'2027-03-01T25:00',
		'2027-03-01T08:00+99:00',
	])('is not %j', (text) => expect(() => timing({ start: text }, 0)).toThrow(/Start|start/));

	it('follows the time zone of the node, or the offset that it is written with', () => {
		const at = utc('2027-03-01T05:00');
		const sendAfter = (options: Partial<SendTimeOptions>) => {
			const verdict = timing(options, at).verdict(person(0), at);
			return verdict.kind === 'out' && verdict.sendAfter !== null
				? new Date(verdict.sendAfter).toISOString().slice(0, 16)
				: null;
		};
		expect(sendAfter({ start, timeZone: 'Europe/Berlin' })).toBe('2027-03-01T07:00');
		expect(sendAfter({ start: `${start}-03:00`, timeZone: 'Europe/Berlin' })).toBe(
			'2027-03-01T11:00',
		);
	});

	it('that went by while n8n was down is not fired: it waits for a word, expires, or goes when the user has said so', () => {
		const noon = utc('2027-03-01T12:00');
		const verdict = (ifLate?: 'ask' | 'expire' | 'send') =>
			timing({ start, ...(ifLate && { ifLate }) }, noon).verdict(person(0), noon);
		expect(verdict()).toMatchObject({
			status: 'pending',
			reason:
				'planned for 2027-03-01 08:00 UTC, and nothing ran then; set "If Too Late" to send it anyway or to let it expire',
		});
		expect(verdict('expire')).toMatchObject({ status: 'expired' });
		expect(verdict('send')).toEqual({ kind: 'go' });
	});

	it('that a run kept goes on for hours and in later runs', () => {
		const noon = utc('2027-03-01T12:00');
		const kept = timing({ start }, utc('2027-03-01T08:00'));
		expect(kept.verdict(person(0), noon)).toEqual({ kind: 'go' });
		const claimedAt = [utc('2027-03-01T08:30'), utc('2027-03-01T11:00')];
		expect(timing({ start }, noon, { claimedAt }).verdict(person(0), noon).kind).toBe('go');
		const other = [utc('2027-03-01T07:59'), utc('2027-03-01T11:00')];
		expect(timing({ start }, noon, { claimedAt: other }).verdict(person(0), noon).kind).toBe('out');
	});

	it('holds up to the deadline, and nothing goes after it', () => {
		const options = { start, deadline: '2027-03-01T09:00' };
		const at = (text: string) =>
			timing(options, utc('2027-03-01T08:00')).verdict(person(0), utc(text));
		expect(at('2027-03-01T09:00')).toEqual({ kind: 'go' });
		expect(at('2027-03-01T09:01')).toMatchObject({
			status: 'expired',
			reason: 'the deadline was 2027-03-01 09:00 UTC',
		});
		const early = timing({ start, deadline: '2027-03-01T07:00' }, 0).verdict(person(0), 0);
		expect(early).toMatchObject({ status: 'expired' });
	});
});

describe('spread over a window', () => {
	it('everybody has a moment of his own in it, the same in every run, and as many in each part of it', () => {
		const start = '2027-03-01T08:00';
		const made = timing({ mode: 'spread', start, spreadMinutes: 240 }, 0);
		const again = timing({ mode: 'spread', start, spreadMinutes: 240 }, 5);
		const perHour = [0, 0, 0, 0];
		for (let row = 0; row < 4_000; row++) {
			const verdict = made.verdict({ ...person(row), row: 0 }, 0);
			expect(again.verdict({ ...person(row), row: 0 }, 5)).toEqual(verdict);
			const at = verdict.kind === 'out' ? (verdict.sendAfter ?? 0) : 0;
			const hour = Math.floor((at - utc(start)) / HOUR);
			perHour[hour] = (perHour[hour] ?? 0) + 1;
		}
		expect(perHour).toHaveLength(4);
		// 1,000 expected in each; the standard deviation is 27.
		for (const count of perHour) expect(Math.abs(count - 1_000)).toBeLessThan(4 * 27);
	});
});

describe('the time of the own place', () => {
	it('is the same on each clock', () => {
		const options = { mode: 'local', start: '2027-03-01T08:00', timeZoneColumn: 'zone' } as const;
		const made = timing({ ...options, timeZone: 'America/New_York' }, 0);
		const after = (row: number) => {
			const verdict = made.verdict(person(row), 0);
			return verdict.kind === 'out' ? new Date(verdict.sendAfter ?? 0).toISOString() : '';
		};
		expect(after(0)).toMatch('2027-03-01T07:00'); // Berlin
		expect(after(1)).toMatch('2027-02-28T23:00'); // Tokyo
		expect(after(2)).toMatch('2027-03-01T13:00'); // unknown: New York
	});
});

describe('the best hour', () => {
	const options = {
		mode: 'best',
		timeZoneColumn: 'zone',
		bestHourColumn: 'hour',
		defaultHour: 9,
	} as const;
	const bestHour = (recipient: string) => (recipient.startsWith('person1') ? 20 : null);

	it('comes from the column, else from what was learned, else from the default, by the own clock', () => {
		const noon = utc('2027-03-01T12:00');
		const made = timing({ ...options, timeZone: 'UTC' }, noon, { bestHour });
		const after = (row: number) => {
			const verdict = made.verdict(person(row), noon);
			return verdict.kind === 'out' ? new Date(verdict.sendAfter ?? 0).toISOString() : '';
		};
		expect(after(0)).toMatch('2027-03-01T17:00'); // 18 h in Berlin
		expect(after(1)).toMatch('2027-03-02T11:00'); // 20 h in Tokyo, where it is 21 h
		expect(after(2)).toMatch('2027-03-02T09:00'); // 9 h UTC: 99 is no hour
	});

	it('is now when it is now', () => {
		const at = utc('2027-03-01T17:40');
		expect(timing(options, at).verdict(person(0), at)).toEqual({ kind: 'go' });
	});

	it('comes within a day, at that hour, for everybody everywhere', () => {
		const minutes = fc.integer({
			min: utc('2026-01-01T00:00') / MINUTE,
			max: utc('2029-01-01T00:00') / MINUTE,
		});
		fc.assert(
			fc.property(
				fc.constantFrom(...zones),
				minutes,
				fc.integer({ min: 0, max: 23 }),
				(timeZone, minute, hour) => {
					const now = minute * MINUTE;
					const rules = { mode: 'best', timeZone, defaultHour: hour } as const;
					const verdict = timing(rules, now, { waitAtMost: 0 }).verdict(person(0), now);
					const at = verdict.kind === 'out' ? (verdict.sendAfter ?? 0) : now;
					const shown = new Date(wallTime(timeZone, at)).getUTCHours();
					// Where the clock skips the hour, the one after it.
					expect([hour, hour + 1]).toContain(shown);
					expect(at - now).toBeLessThanOrEqual(DAY + 2 * HOUR);
				},
			),
			{ numRuns: 1_000 },
		);
	}, 60_000);
});

describe('learned hours', () => {
	it('follow a person who shows a habit, and everybody for a person who shows little', () => {
		const hours = new BestHours();
		expect(hours.of('ada')).toBeNull();
		for (let i = 0; i < 200; i++) hours.add(`p${i}`, 9, 'open');
		for (let i = 0; i < 30; i++) hours.add('night', 22, 'open');
		hours.add('once', 3, 'open');
		expect(hours.of('stranger')).toBe(9);
		expect(hours.of('once')).toBe(9);
		expect(hours.of('night')).toBe(22);
	});

	it('weigh a click as three opens, and go round midnight', () => {
		const hours = new BestHours();
		for (let i = 0; i < 2; i++) hours.add('ada', 7, 'open');
		hours.add('ada', 15, 'click');
		expect(hours.of('ada', 0.001)).toBe(15);
		const late = new BestHours();
		for (const hour of [23, 0, 0, 1]) late.add('owl', hour, 'open');
		expect(late.of('owl')).toBe(0);
	});
});

describe('warm-up', () => {
	const schedule = [50, 100, 500];

	it('counts days by the calendar from the first message, and ends after its last day', () => {
		const first = utc('2027-03-01T22:30');
		const limit = (at: string) => warmUpLimit(schedule, 'Europe/Berlin', first, utc(at));
		expect(limit('2027-03-01T22:45')).toMatchObject({
			most: 50,
			label: '50 messages on day 1 of the warm-up',
		});
		// Midnight in Berlin is 23:00 UTC.
		expect(limit('2027-03-01T23:00')).toMatchObject({ most: 100 });
		expect(limit('2027-03-03T22:59')).toMatchObject({ most: 500 });
		expect(limit('2027-03-03T23:00')).toBeNull();
		expect(warmUpLimit(schedule, 'UTC', null, first)).toMatchObject({ most: 50 });
	});

	it('counts from midnight and is free at the next one, on days of 23 and 25 hours too', () => {
		for (const day of ['2027-03-28', '2027-10-31', '2027-05-05']) {
			const at = utc(`${day}T12:00`);
			const limit = warmUpLimit(schedule, 'Europe/Berlin', null, at);
			const from = limit?.since(at) ?? 0;
			expect(from).toBe(startOfDay('Europe/Berlin', at));
			expect(new Date(wallTime('Europe/Berlin', from)).toISOString()).toBe(`${day}T00:00:00.000Z`);
			const free = limit?.freeAt(at) ?? 0;
			expect(dayOf(from, free, 'Europe/Berlin')).toBe(2);
			expect(wallTime('Europe/Berlin', free) % DAY).toBe(0);
		}
	});
});
