/**
 * Limits per recipient's domain. Each domain, or group of domains that belong together, has a lane of its own. People whose lane is full
 * step aside, so that those behind them go on; nobody waits for somebody else's domain.
 */
import type { Candidate } from '../candidate';
import { Pacer } from '../pacer';
import type { DomainLimit } from './paceOptions';

interface Parked {
	readonly candidate: Candidate;
	readonly since: number;
}

const domainOf = ({ address: { key } }: Candidate) => key.slice(key.lastIndexOf('@') + 1);

class Lane {
	readonly pacer: Pacer;
	/** Made ready, or called to be, and not yet handed over. */
	expected = 0;
	private readonly connections: number;
	private parked: Parked[] = [];
	private head = 0;

	constructor({ perSecond, connections }: DomainLimit) {
		this.pacer = new Pacer(perSecond);
		this.connections = connections === 0 ? Infinity : connections;
	}

	get waiting(): number {
		return this.parked.length - this.head;
	}

	/** How many messages may be handed over at `now`. */
	room(now: number): number {
		return Math.min(this.pacer.allowance(now), this.connections - this.pacer.onTheirWay);
	}

	park(parked: Parked): void {
		this.parked.push(parked);
	}

	/** Those who have room now, in their order. */
	call(now: number): Parked[] {
		const count = Math.min(this.waiting, Math.max(0, this.room(now) - this.expected));
		const called = this.parked.slice(this.head, this.head + count);
		this.head += count;
		this.expected += count;
		if (this.head > 1024 && this.head * 2 > this.parked.length) {
			this.parked = this.parked.slice(this.head);
			this.head = 0;
		}
		return called;
	}

	/** When somebody who waits may go: Infinity = when a message before him is handed over or answered. */
	readyAt(now: number): number {
		if (this.room(now) > this.expected) return now;
		const isFull = this.expected > 0 || this.pacer.onTheirWay >= this.connections;
		return isFull ? Infinity : this.pacer.readyAt(now);
	}
}

export class Lanes {
	private readonly lanes = new Map<string, Lane | null>();
	private readonly busy = new Set<Lane>();
	private readonly called = new Set<Candidate>();
	private readonly limits = new Map<string, { limit: DomainLimit; group: string }>();

	constructor(limits: readonly DomainLimit[]) {
		for (const limit of limits) {
			const group = limit.domains.join('+');
			for (const domain of limit.domains) this.limits.set(domain, { limit, group });
		}
	}

	/** How many people wait for room in their lane. */
	get waiting(): number {
		let count = 0;
		for (const lane of this.busy) count += lane.waiting;
		return count;
	}

	/** When somebody who waits may go; see Lane.readyAt. */
	readyAt(now: number): number {
		let first = Infinity;
		for (const lane of this.busy) first = Math.min(first, lane.readyAt(now));
		return first;
	}

	/** True when the person's lane is full; then he waits in it. Otherwise a place in it is his until `take` or `leave`. */
	holds(candidate: Candidate, now: number): boolean {
		const lane = this.laneOf(candidate);
		if (!lane || this.called.delete(candidate)) return false;
		if (lane.waiting === 0 && lane.room(now) > lane.expected) {
			lane.expected++;
			return false;
		}
		this.park(lane, candidate, now);
		return true;
	}

	/** Gives back the place of somebody who was called and does not come. */
	decline(candidate: Candidate): void {
		if (this.called.has(candidate)) this.leave(candidate);
	}

	/** Gives back a place that `holds` or `call` gave. */
	leave(candidate: Candidate): void {
		this.called.delete(candidate);
		const lane = this.laneOf(candidate);
		if (lane) lane.expected--;
	}

	/** A message is about to be handed over. False when its lane is full after all; then the person waits in it. */
	take(candidate: Candidate, now: number): boolean {
		const lane = this.laneOf(candidate);
		if (!lane) return true;
		lane.expected--;
		if (lane.room(now) <= 0) {
			this.park(lane, candidate, now);
			return false;
		}
		lane.pacer.handedOver(1);
		return true;
	}

	/** A message that was taken was not handed over. */
	notHandedOver(candidate: Candidate): void {
		this.laneOf(candidate)?.pacer.keptBack(1);
	}

	/** A message that was not handed over is made ready again. */
	expect(candidate: Candidate): void {
		const lane = this.laneOf(candidate);
		if (lane) lane.expected++;
	}

	answered(candidate: Candidate, now: number): void {
		this.laneOf(candidate)?.pacer.answered(now);
	}

	/** Those who may go now, with the time since which they waited. Each has a place in the lane until `take` or `leave`. */
	call(now: number): Parked[] {
		const all: Parked[] = [];
		for (const lane of this.busy) {
			const some = lane.call(now);
			for (const { candidate } of some) this.called.add(candidate);
			all.push(...some);
			if (lane.waiting === 0) this.busy.delete(lane);
		}
		return all;
	}

	private park(lane: Lane, candidate: Candidate, now: number): void {
		lane.park({ candidate, since: now });
		this.busy.add(lane);
	}

	private laneOf(candidate: Candidate): Lane | null {
		const domain = domainOf(candidate);
		const known = this.lanes.get(domain);
		if (known !== undefined) return known;
		const own = this.limits.get(domain);
		const limit = own?.limit ?? this.limits.get('*')?.limit ?? null;
		const group = own && `group ${own.group}`;
		const lane = (group ? this.lanes.get(group) : null) ?? (limit && new Lane(limit));
		if (group) this.lanes.set(group, lane);
		this.lanes.set(domain, lane);
		return lane;
	}
}
