/** A plain, slow twin of features.rfm for random data: one customer at a time, filters and sums, nothing shared with the library. */
export interface Line {
	readonly customer: string;
	readonly date: number;
	/** In cents, so that sums are exact. */
	readonly cents: number;
	readonly order: string | null;
	readonly category: string | null;
}

export interface SlowFeatures {
	recency: number | null;
	frequency: number;
	monetary: number;
	orders: number[];
	amounts: number[];
	trends: (number | null)[];
	favourite: string | null;
	shares: Map<string, number>;
}

const DAY = 24 * 60 * 60 * 1000;
const day = (time: number) => Math.floor(time / DAY);
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

function countOrders(lines: readonly Line[], withOrders: boolean, from: number, to: number) {
	if (!withOrders) return lines.filter((l) => day(l.date) > from && day(l.date) <= to).length;
	const last = new Map<string, number>();
	for (const line of lines) {
		const id = line.order === null ? `day ${day(line.date)}` : `id ${line.order}`;
		last.set(id, Math.max(last.get(id) ?? -Infinity, day(line.date)));
	}
	return [...last.values()].filter((d) => d > from && d <= to).length;
}

function shares(lines: readonly Line[]): { shares: Map<string, number>; favourite: string | null } {
	const sums = new Map<string, number>();
	for (const line of lines) {
		const name = line.category ?? '';
		sums.set(name, (sums.get(name) ?? 0) + line.cents);
	}
	const positive = [...sums].filter(([, cents]) => cents > 0);
	const total = sum(positive.map(([, cents]) => cents));
	const named = positive.filter(([name]) => name !== '');
	const best = Math.max(...named.map(([, cents]) => cents));
	const favourite = named
		.filter(([, cents]) => cents === best)
		.map(([name]) => name)
		.sort()[0];
	return {
		shares: new Map(positive.map(([name, cents]) => [name, cents / total])),
		favourite: favourite ?? null,
	};
}

export function slowRfm(
	lines: readonly Line[],
	options: { asOf: number; windows: readonly number[]; withOrders: boolean },
): Map<string, SlowFeatures> {
	const known = lines.filter((line) => line.date <= options.asOf);
	const today = day(options.asOf);
	const customers = [...new Set(known.map((line) => line.customer))];
	return new Map(
		customers.map((customer) => {
			const own = known.filter((line) => line.customer === customer);
			const bought = own.filter((line) => line.cents >= 0);
			const amount = (from: number, to: number) =>
				sum(own.filter((l) => day(l.date) > from && day(l.date) <= to).map((l) => l.cents));
			const now = options.windows.map((w) => amount(today - w, today));
			const before = options.windows.map((w) => amount(today - 2 * w, today - w));
			const last = Math.max(...bought.map((line) => day(line.date)));
			return [
				customer,
				{
					recency: bought.length === 0 ? null : today - last,
					frequency: countOrders(bought, options.withOrders, -Infinity, today),
					monetary: sum(own.map((line) => line.cents)) / 100,
					orders: options.windows.map((w) =>
						countOrders(bought, options.withOrders, today - w, today),
					),
					amounts: now.map((cents) => cents / 100),
					trends: now.map((cents, i) => {
						const scale = Math.abs(cents) + Math.abs(before[i]!);
						return scale === 0 ? null : (cents - before[i]!) / scale;
					}),
					...shares(own),
				},
			];
		}),
	);
}

/** Score by counting: a fifth of the customers that are strictly below = one point; all equal = 3. */
export function slowScores(values: readonly number[]): number[] {
	if (new Set(values).size === 1) return values.map(() => 3);
	return values.map((value) => {
		const below = values.filter((other) => other < value).length;
		return (
			1 + [1, 2, 3, 4].filter((fifth) => below >= Math.ceil((fifth * values.length) / 5)).length
		);
	});
}
