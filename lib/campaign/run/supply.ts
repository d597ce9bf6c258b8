import type { Clock } from '../../ports';
import type { LinkBase } from '../links/personLinks';
import type { Message } from '../message/message';
import type { Audience } from './audience';
import type { Candidate } from './candidate';
import type { Campaign } from './campaign';
import type { Outcomes } from './outcomes';
import type { QuietTimes } from './quietTimes';
import { renderMessage } from './render';
import type { RowReader } from './rowReader';
import type { HoldOutGroup } from './variants/holdOut';

/** A person whose message is rendered and waits for a free session. */
export interface Prepared {
	readonly candidate: Candidate;
	readonly message: Message;
}

interface Later {
	readonly candidate: Candidate;
	readonly dueAt: number;
}

/** Messages made ready a few at a time, so that memory does not grow with the campaign, and people to be tried later. */
export class Supply {
	/** Fields that had no value, and in how many rows. */
	readonly missing = new Map<string, number>();
	private ready: Prepared[] = [];
	private candidates: Candidate[] = [];
	private later: Later[] = [];

	constructor(
		private readonly campaign: Campaign,
		private readonly audience: Audience,
		private readonly reader: RowReader,
		private readonly outcomes: Outcomes,
		private readonly clock: Clock,
		private readonly quiet: QuietTimes | null,
		private readonly links: LinkBase | null,
		private readonly holdOut: HoldOutGroup,
	) {}

	/** True when nobody is left, now or later. */
	get isEmpty(): boolean {
		return !this.hasNow && this.later.length === 0;
	}

	/** True when somebody may be left who need not wait. */
	get hasNow(): boolean {
		return this.ready.length + this.candidates.length > 0 || !this.audience.done;
	}

	/** When the first of the waiting people is due, in ms; Infinity when nobody waits. */
	get dueAt(): number {
		return this.later.reduce((first, { dueAt }) => Math.min(first, dueAt), Infinity);
	}

	/** Makes sure that `count` messages are ready, or that nobody is left now. */
	async fill(count: number): Promise<void> {
		await this.holdOut.write();
		await this.takeDue();
		while (this.ready.length < count) {
			if (this.candidates.length === 0) this.candidates = (await this.audience.take()).reverse();
			const candidate = this.candidates.pop();
			if (!candidate) return;
			const prepared = this.prepare(candidate);
			if (prepared) this.ready.push(prepared);
		}
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
			if (this.mayGo(candidate, now) && !this.holdOut.takes(candidate)) taken.push(prepared);
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
			this.outcomes.set({ ...outcome, messageId: '' });
		}
		return false;
	}

	/** Messages that were not handed over after all; they are first in the row again. */
	putBack(prepared: readonly Prepared[]): void {
		this.ready.unshift(...prepared);
	}

	tryLater(candidate: Candidate, dueAt: number): void {
		this.later.push({ candidate, dueAt });
	}

	/** The message of one person, or null when the template cannot be filled; then the row has its outcome. */
	prepare(candidate: Candidate): Prepared | null {
		const values = this.reader.read(candidate.row);
		const rendered = renderMessage(this.campaign, values, candidate, this.clock.now(), this.links);
		if (rendered.ok) return { candidate, message: rendered.message };
		for (const field of rendered.missing) {
			this.missing.set(field, (this.missing.get(field) ?? 0) + 1);
		}
		this.outcomes.set({
			row: candidate.row,
			status: 'incomplete',
			reason: rendered.reason,
			recipient: candidate.address.key,
			messageId: '',
		});
		return null;
	}

	/** People whose waiting time is over come next, through the gates again. */
	private async takeDue(): Promise<void> {
		const now = this.clock.now();
		const due = this.later.filter(({ dueAt }) => dueAt <= now);
		if (due.length === 0) return;
		this.later = this.later.filter(({ dueAt }) => dueAt > now);
		const candidates = due.map(({ candidate }) => candidate);
		this.candidates.push(...(await this.audience.passing(candidates)));
	}
}
