/**
 * When each person's message goes out. A run never sleeps for hours: who is due within the time that the run waits at most is waited for,
 * everybody else stays for a later run and knows from when on. A message whose time came and went while nothing ran is not fired late
 * without somebody's word.
 */
import { createHash } from 'node:crypto';
import { cellAt, type Column, type Table } from '../../../table';
import { ZoneClock } from '../../recipients/quietHours';
import type { Candidate } from '../candidate';
import type { Status } from '../outcomes';
import type { SendTimeRules } from './sendTimeOptions';
import { instantOf, wallTime } from './zoneTime';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export type Verdict =
	| { readonly kind: 'go' }
	| { readonly kind: 'wait'; readonly until: number }
	| {
			readonly kind: 'out';
			readonly status: Status;
			readonly reason: string;
			readonly sendAfter: number | null;
	  };

export interface TimingFacts {
	/** When the run began, UTC ms. */
	readonly began: number;
	/** How long a run waits, ms. */
	readonly waitAtMost: number;
	readonly key: { readonly campaign: string; readonly step: string };
	/** When earlier runs of the campaign claimed somebody, UTC ms. */
	readonly claimedAt: readonly number[];
	/** A learned best hour, or null. */
	readonly bestHour: (recipient: string) => number | null;
}

const GO: Verdict = { kind: 'go' };
const shown = (at: number) => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

export class Timing {
	private readonly zones = new ZoneClock();
	private readonly zoneColumn: Column | null;
	private readonly hourColumn: Column | null;
	private readonly claimedAt: readonly number[];

	/** Throws MISSING_COLUMN. */
	constructor(
		private readonly rules: SendTimeRules,
		table: Table,
		private readonly facts: TimingFacts,
	) {
		const { timeZoneColumn, bestHourColumn } = rules;
		this.zoneColumn = timeZoneColumn === null ? null : table.column(timeZoneColumn);
		this.hourColumn = bestHourColumn === null ? null : table.column(bestHourColumn);
		this.claimedAt = [...facts.claimedAt].sort((a, b) => a - b);
	}

	/** What becomes of a person at `now` (UTC ms). */
	verdict(candidate: Candidate, now: number): Verdict {
		const { deadline, mode } = this.rules;
		if (deadline !== null && now > deadline) {
			return out('expired', `the deadline was ${shown(deadline)}`, null);
		}
		if (mode === 'now') return GO;
		const at = this.plannedFor(candidate, now);
		if (at <= now) return this.isLate(at) ? this.late(at) : GO;
		if (deadline !== null && at > deadline) {
			const reason = `planned for ${shown(at)}, after the deadline of ${shown(deadline)}`;
			return out('expired', reason, null);
		}
		if (at - now <= this.facts.waitAtMost) return { kind: 'wait', until: at };
		return out('postponed', `planned for ${shown(at)}; a later run sends it`, at);
	}

	/** When the person's message is planned, UTC ms. */
	private plannedFor(candidate: Candidate, now: number): number {
		const { mode, start, spread } = this.rules;
		const from = start ?? now;
		switch (mode) {
			case 'spread':
				return from + Math.floor(this.share(candidate) * spread);
			case 'local':
				return instantOf(this.zoneOf(candidate.row), from);
			case 'best':
				return this.nextHour(candidate, from);
			default:
				return from;
		}
	}

	/** A share of the window from the person's address alone: the same in every run, and even over all people. */
	private share({ address }: Candidate): number {
		const { campaign, step } = this.facts.key;
		const hash = createHash('sha256').update(`${campaign}\0${step}\0${address.key}\0time`).digest();
		return hash.readUInt32BE(0) / 2 ** 32;
	}

	/** The first moment from `from` on at which the clock of the person's place shows his best hour. */
	private nextHour(candidate: Candidate, from: number): number {
		const zone = this.zoneOf(candidate.row);
		const hour = this.hourOf(candidate);
		const wall = wallTime(zone, from);
		if (Math.floor((wall % DAY) / HOUR) === hour) return from;
		const today = Math.floor(wall / DAY) * DAY + hour * HOUR;
		return instantOf(zone, today > wall ? today : today + DAY);
	}

	private hourOf({ row, address }: Candidate): number {
		const given = this.hourColumn ? cellAt(this.hourColumn, row) : null;
		const hour = given === null || given === '' ? NaN : Number(given);
		if (Number.isInteger(hour) && hour >= 0 && hour < 24) return hour;
		return this.facts.bestHour(address.key) ?? this.rules.defaultHour;
	}

	private zoneOf(row: number): string {
		const cell = this.zoneColumn ? cellAt(this.zoneColumn, row) : null;
		const own = typeof cell === 'string' ? cell.trim() : '';
		return this.zones.knows(own) ? own : this.rules.timeZone;
	}

	/** Late is a message when the run began too long after its time, and no run of the campaign was there in between. */
	private isLate(planned: number): boolean {
		const { lateAfter, ifLate } = this.rules;
		if (ifLate === 'send' || this.facts.began <= planned + lateAfter) return false;
		return !(this.firstClaimFrom(planned) <= planned + lateAfter);
	}

	/** The first claim of the campaign at `at` or after it; Infinity = none. */
	private firstClaimFrom(at: number): number {
		let [low, high] = [0, this.claimedAt.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.claimedAt[middle] ?? Infinity) < at) low = middle + 1;
			else high = middle;
		}
		return this.claimedAt[low] ?? Infinity;
	}

	private late(planned: number): Verdict {
		const reason = `planned for ${shown(planned)}, and nothing ran then`;
		return this.rules.ifLate === 'expire'
			? out('expired', reason, null)
			: out('pending', `${reason}; set "If Too Late" to send it anyway or to let it expire`, null);
	}
}

const out = (status: Status, reason: string, sendAfter: number | null): Verdict => ({
	kind: 'out',
	status,
	reason,
	sendAfter,
});
