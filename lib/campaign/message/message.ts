/** One address for a header and the envelope. Always an object: a string would be parsed for more addresses. */
export interface Mailbox {
	readonly name: string;
	readonly address: string;
}

/** A finished message to exactly one person: only plain text and checked headers, nothing that could name a file or URL. */
export interface Message {
	readonly from: Mailbox;
	readonly to: Mailbox;
	readonly replyTo: Mailbox | null;
	readonly subject: string;
	readonly html: string;
	readonly text: string;
	/** With angle brackets; the same for the same campaign, step and recipient. */
	readonly messageId: string;
	/** Further headers, each one line of printable ASCII. */
	readonly headers: Readonly<Record<string, string>>;
	/** What it belongs to: services send it back with their events. */
	readonly campaign?: string;
	readonly step?: string;
	/** What it is about: whoever unsubscribes from it leaves this topic. Missing or `*`: every topic. */
	readonly topic?: string;
	/** UTC ms, for the Date header. */
	readonly date: number;
}
