/** How customers were made from orders. */
export interface CustomersReport {
	readonly customerColumn: string;
	/** ISO date-time at which the customers were looked at. */
	readonly asOf: string;
	readonly horizonDays: number;
	/** Customers scored. */
	readonly customers: number;
	/** `willChurn`: customers without an order in so many days are not scored: they have gone already. */
	readonly activityDays: number | null;
	readonly inactive: number;
	readonly orderRows: number;
	readonly rowsAfterAsOf: number;
	readonly rejectedRows: number;
}

/** What a reader must know. */
export function customersNotes({
	activityDays,
	inactive,
	rejectedRows,
	orderRows,
}: CustomersReport): string[] {
	const notes: string[] = [];
	if (inactive > 0)
		notes.push(
			`${inactive} customers had no order in ${activityDays ?? 0} days: they have gone already and are not scored.`,
		);
	if (rejectedRows > 0)
		notes.push(`${rejectedRows} of ${orderRows} order rows cannot be read: not used.`);
	return notes;
}
