import { smsLength } from './segments';

/** The messages of a run that were made ready, by length. */
export interface SmsSummary {
	readonly messages: number;
	/** Parts that are charged for, of all messages. */
	readonly segments: number;
	/** Segments of the longest message. */
	readonly longest: number;
	/** Messages that need UCS-2, where a segment holds less than half. */
	readonly unicode: number;
}

const UNICODE = 128;

/** Notes how long the messages are; a row that is noted again counts once. */
export class SmsLengths {
	private readonly rows: Uint8Array;

	constructor(rows: number) {
		this.rows = new Uint8Array(rows);
	}

	note(row: number, text: string): void {
		const { encoding, segments } = smsLength(text);
		this.rows[row] = Math.min(segments, UNICODE - 1) + (encoding === 'UCS-2' ? UNICODE : 0);
	}

	summary(): SmsSummary {
		const sums = { messages: 0, segments: 0, longest: 0, unicode: 0 };
		for (const noted of this.rows) {
			if (noted === 0) continue;
			const segments = noted % UNICODE;
			sums.messages++;
			sums.segments += segments;
			sums.longest = Math.max(sums.longest, segments);
			if (noted >= UNICODE) sums.unicode++;
		}
		return sums;
	}
}
