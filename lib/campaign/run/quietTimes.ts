import { cellAt, type Column, type Table } from '../../table';
import { allowedAt, ZoneClock } from '../recipients/quietHours';
import type { Candidate } from './candidate';
import type { Campaign } from './campaign';
import type { QuietRules } from './whoOptions';

/** When each person may be mailed; asked at the moment of handing over, because a slow campaign can reach into the night. */
export class QuietTimes {
	private readonly clock = new ZoneClock();
	private readonly column: Column | null;

	constructor(
		private readonly rules: QuietRules,
		table: Table,
	) {
		this.column = rules.column === null ? null : table.column(rules.column);
	}

	/** Null when the message may go at `now` (UTC ms), else the time from which it may. */
	notBefore(candidate: Candidate, now: number): number | null {
		const { hours } = this.rules;
		const at = allowedAt(hours, this.zoneOf(candidate.row), this.clock, now);
		return at > now ? at : null;
	}

	/** Whether a run waits that long. */
	waitsUntil(at: number, now: number): boolean {
		return at - now <= this.rules.patience;
	}

	reason(candidate: Candidate, at: number): string {
		const when = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
		return `quiet hours in ${this.zoneOf(candidate.row)}: not before ${when} UTC; a later run sends it`;
	}

	private zoneOf(row: number): string {
		const cell = this.column ? cellAt(this.column, row) : null;
		const own = typeof cell === 'string' ? cell.trim() : '';
		return this.clock.knows(own) ? own : this.rules.timeZone;
	}
}

/** The quiet times of a campaign over this table, or null where it has none; `patience`: see QuietRules. Throws MISSING_COLUMN. */
export function quietTimesOf(
	{ quiet }: Campaign,
	table: Table,
	patience = quiet?.patience ?? 0,
): QuietTimes | null {
	return quiet ? new QuietTimes({ ...quiet, patience }, table) : null;
}
