/** What somebody outside knows of a message; '' = nothing. */
export interface MessageTrace {
	/** Normalised address. */
	readonly recipient: string;
	/** Message-ID with or without angle brackets; what stands before the @ is enough. */
	readonly messageId: string;
	readonly providerId: string;
}

/** Which row of the ledger a trace leads to. */
export interface TracedMessage {
	readonly campaign: string;
	readonly step: string;
	readonly recipient: string;
	/** Whether the ledger does not know yet that it was sent (`claimed`, `uncertain`): only then is there something to confirm. */
	readonly open: boolean;
}

/** The ledger as those see it who tell what became of its messages. */
export interface SentMessages {
	/**
	 * The message of each trace, or null: by recipient and Message-ID, else by the provider's name of it. Where the provider gave
	 * several people one name, the recipient decides; without one the message is unknown.
	 */
	trace(traces: readonly MessageTrace[]): Promise<(TracedMessage | null)[]>;
	/**
	 * Somebody outside has seen these messages: `uncertain` ones become `sent`, and those that `arrived` also while their run has not yet
	 * recorded it. Everything else stays as it is. Returns how many changed.
	 */
	confirm(
		messages: readonly {
			campaign: string;
			step: string;
			recipient: string;
			providerId: string;
			arrived: boolean;
		}[],
		now: number,
	): Promise<number>;
}
