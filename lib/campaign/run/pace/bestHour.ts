/**
 * The hour of the day in which a person is most likely to read, by the clock of his place. Each open counts 1 and each click 3, spread over
 * the hours beside (a quarter each). Few events say little: to a person's own hours are added those of all people, as if he had
 * SHRINKAGE events of theirs (Dirichlet prior); all people's own hours begin with one event an hour. Who has no events gets the hour of all.
 */
const HOURS = 24;
/** Weight of all people's hours beside a person's own events. Assumed, not fitted: there is no open data of opens with people and times. */
export const SHRINKAGE = 8;
const WEIGHTS = { open: 1, click: 3 } as const;

export type Attention = keyof typeof WEIGHTS;

export class BestHours {
	private readonly own = new Map<string, Float64Array>();
	private readonly all = new Float64Array(HOURS);
	private total = 0;
	private prior: Float64Array | null = null;

	/** `hour`: 0 … 23, where the person was. */
	add(person: string, hour: number, kind: Attention): void {
		const hours = this.own.get(person) ?? new Float64Array(HOURS);
		this.own.set(person, hours);
		const weight = WEIGHTS[kind];
		for (const [by, share] of [
			[0, 0.5],
			[1, 0.25],
			[HOURS - 1, 0.25],
		] as const) {
			const at = (hour + by) % HOURS;
			hours[at] = (hours[at] ?? 0) + weight * share;
			this.all[at] = (this.all[at] ?? 0) + weight * share;
		}
		this.total += weight;
		this.prior = null;
	}

	/** The best hour of a person, 0 … 23; null while nothing is known of anybody. The earliest of equal ones. */
	of(person: string, shrinkage = SHRINKAGE): number | null {
		if (this.total === 0) return null;
		this.prior ??= this.all.map((weight) => (weight + 1) / (this.total + HOURS));
		const own = this.own.get(person);
		const { prior } = this;
		let best = 0;
		let most = -1;
		for (let hour = 0; hour < HOURS; hour++) {
			const weight = (own?.[hour] ?? 0) + shrinkage * (prior[hour] ?? 0);
			if (weight > most) [best, most] = [hour, weight];
		}
		return best;
	}
}
