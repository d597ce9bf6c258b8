import type { Clock } from '../../ports';
import type { LinkBase } from '../links/personLinks';
import { MessageCheck } from '../message/lint/messageCheck';
import type { Message } from '../message/message';
import { SmsLengths } from '../sms/smsLengths';
import type { Audience } from './audience';
import type { Candidate } from './candidate';
import type { Campaign } from './campaign';
import type { Outcomes } from './outcomes';
import { DueQueue } from './pace/dueQueue';
import type { Lanes } from './pace/lanes';
import type { Timing } from './pace/timing';
import type { QuietTimes } from './quietTimes';
import { renderMessage } from './render';
import type { RowReader } from './rowReader';
import type { HoldOutGroup } from './variants/holdOut';

/** A person whose message is rendered and waits for a free session. */
export interface Prepared {
	readonly candidate: Candidate;
	readonly message: Message;
}

/** When people's messages go out beyond "now", and which domains must not get too much at once. */
export interface Schedule {
	readonly timing: Timing | null;
	readonly lanes: Lanes | null;
}

/** People who step aside in one go before the loop looks around. */
const MOST_ASIDE = 2_000;
/** Who waited this long for his lane passes the gates again, ms. */
const STALE_MS = 1_000;

/** Messages made ready a few at a time, so that memory does not grow with the campaign, and people to be tried later. */
export class Supply {
	/** Fields that had no value, and in how many rows. */
	readonly missing = new Map<string, number>();
	/** Looks at the first messages. */
	readonly check: MessageCheck;
	/** Of SMS. */
	readonly lengths: SmsLengths | null;
	private ready: Prepared[] = [];
	private candidates: Candidate[] = [];
	private readonly later = new DueQueue<Candidate>();

	constructor(
		private readonly campaign: Campaign,
		private readonly audience: Audience,
		private readonly reader: RowReader,
		private readonly outcomes: Outcomes,
		private readonly clock: Clock,
		private readonly quiet: QuietTimes | null,
		private readonly links: LinkBase | null,
		private readonly holdOut: HoldOutGroup,
		private readonly schedule: Schedule = { timing: null, lanes: null },
	) {
		this.check = new MessageCheck(campaign);
		this.lengths = campaign.channel === 'sms' ? new SmsLengths(outcomes.rows) : null;
	}

	/** True when nobody is left, now or later. */
	get isEmpty(): boolean {
		return !this.hasNow && this.later.size === 0 && !this.schedule.lanes?.waiting;
	}

	/** True when somebody may be left who need not wait. */
	get hasNow(): boolean {
		return this.ready.length + this.candidates.length > 0 || !this.audience.done;
	}

	/** When the first of the waiting people is due, in ms; Infinity when nobody waits. */
	get dueAt(): number {
		const { lanes } = this.schedule;
		return Math.min(this.later.dueAt, lanes ? lanes.readyAt(this.clock.now()) : Infinity);
	}

	/** Makes sure that `count` messages are ready, or that nobody is left now, or that many stepped aside. */
	async fill(count: number): Promise<void> {
		await this.holdOut.write();
		await this.takeDue();
		for (let aside = 0; this.ready.length < count && aside < MOST_ASIDE;) {
			if (this.candidates.length === 0) this.candidates = (await this.audience.take()).reverse();
			const candidate = this.candidates.pop();
			if (!candidate) return;
			if (this.stepsAside(candidate)) {
				aside++;
				continue;
			}
			const prepared = this.prepare(candidate);
			if (prepared) this.ready.push(prepared);
			else this.schedule.lanes?.leave(candidate);
		}
	}

	/** True when it is not this person's time, or his domain has its fill: he waits or has his outcome. */
	private stepsAside(candidate: Candidate): boolean {
		const { timing, lanes } = this.schedule;
		const now = this.clock.now();
		const verdict = timing?.verdict(candidate, now) ?? { kind: 'go' };
		if (verdict.kind === 'go') return lanes?.holds(candidate, now) ?? false;
		lanes?.decline(candidate);
		if (verdict.kind === 'wait') this.tryLater(candidate, verdict.until);
		else {
			const { row, address } = candidate;
			const { status, reason, sendAfter } = verdict;
			const outcome = { row, status, reason, recipient: address.key, messageId: '' };
			this.outcomes.set({ ...outcome, sendAfter });
		}
		return true;
	}

	/** The next person in the row, or null when nobody is left now. */
	async first(): Promise<Candidate | null> {
		await this.fill(1);
		return this.ready[0]?.candidate ?? null;
	}

	/** Up to `count` ready messages that may go at this moment; the others wait for their hour or for a later run. */
	take(count: number): Prepared[] {
		const taken: Prepared[] = [];
		const now = this.clock.now();
		while (taken.length < count) {
			const prepared = this.ready.shift();
			if (!prepared) break;
			const { candidate } = prepared;
			const { lanes } = this.schedule;
			if (!this.mayGo(candidate, now) || this.holdOut.takes(candidate)) lanes?.leave(candidate);
			else if (lanes?.take(candidate, now) ?? true) taken.push(prepared);
		}
		return taken;
	}

	private mayGo(candidate: Candidate, now: number): boolean {
		const { quiet } = this;
		const at = quiet?.notBefore(candidate, now) ?? null;
		if (quiet === null || at === null) return true;
		if (quiet.waitsUntil(at, now)) this.tryLater(candidate, at);
		else {
			const { row, address } = candidate;
			const reason = quiet.reason(candidate, at);
			const outcome = { row, status: 'pending' as const, reason, recipient: address.key };
			this.outcomes.set({ ...outcome, messageId: '', sendAfter: at });
		}
		return false;
	}

	/** Messages that were not handed over after all; they are first in the row again. */
	putBack(prepared: readonly Prepared[]): void {
		this.ready.unshift(...prepared);
		for (const { candidate } of prepared) this.schedule.lanes?.expect(candidate);
	}

	tryLater(candidate: Candidate, dueAt: number): void {
		this.later.add(candidate, dueAt);
	}

	/** The message of one person, or null when the template cannot be filled; then the row has its outcome. */
	prepare(candidate: Candidate): Prepared | null {
		const values = this.reader.read(candidate.row);
		const rendered = renderMessage(this.campaign, values, candidate, this.clock.now(), this.links);
		if (rendered.ok) {
			if (this.lengths) this.lengths.note(candidate.row, rendered.message.text);
			else this.check.look(rendered.message);
			return { candidate, message: rendered.message };
		}
		for (const field of rendered.missing) {
			this.missing.set(field, (this.missing.get(field) ?? 0) + 1);
		}
		this.outcomes.set({
			row: candidate.row,
			status: rendered.status ?? 'incomplete',
			reason: rendered.reason,
			recipient: candidate.address.key,
			messageId: '',
		});
		return null;
	}

	/** People whose waiting time is over come next, through the gates again. */
	private async takeDue(): Promise<void> {
		const now = this.clock.now();
		const due = this.later.take(now);
		if (due.length > 0) this.candidates.push(...(await this.audience.passing(due)));
		const called = this.schedule.lanes?.call(now) ?? [];
		if (called.length === 0) return;
		const stale = called.filter(({ since }) => since <= now - STALE_MS);
		const passed = new Set(await this.audience.passing(stale.map(({ candidate }) => candidate)));
		for (const { candidate, since } of called.reverse()) {
			if (since > now - STALE_MS || passed.has(candidate)) this.candidates.push(candidate);
			else this.schedule.lanes?.decline(candidate);
		}
	}
}
