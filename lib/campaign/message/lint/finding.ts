/** `serious`: unlawful, broken or unsafe for readers. `warning`: costs readers or deliveries. `hint`: could be better. */
export type Severity = 'serious' | 'warning' | 'hint';

/** Something in a message that a careful sender would change. */
export interface Finding {
	/** Stable name of the rule, e.g. `image-alt`. */
	readonly rule: string;
	readonly severity: Severity;
	readonly message: string;
	/** What to do. */
	readonly advice: string;
	/** How often, in the message where it occurs most. */
	readonly count: number;
}

/** A finished message as its reader gets it. */
export interface LintedMessage {
	readonly subject: string;
	readonly html: string;
	readonly text: string;
	readonly headers: Readonly<Record<string, string>>;
	/** '' = the campaign has none. */
	readonly postalAddress: string;
	readonly hasPreheader: boolean;
}

/** The finding, or nothing when it does not occur. */
export function found(
	count: number | boolean,
	severity: Severity,
	rule: string,
	message: string,
	advice: string,
): Finding[] {
	return Number(count) > 0 ? [{ rule, severity, message, advice, count: Number(count) }] : [];
}
