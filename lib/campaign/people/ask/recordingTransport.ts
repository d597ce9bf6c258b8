import type { Delivery, Transport } from '../../delivery/transport';
import type { Message } from '../../message/message';

/** Hands a message over only when its question is on record: no confirmation mail without the proof of what it asked. */
export class RecordingTransport implements Transport {
	constructor(
		private readonly transport: Transport,
		private readonly record: (recipient: string) => Promise<void>,
		private readonly isOver: () => boolean,
	) {}

	get keys() {
		return this.transport.keys ?? null;
	}

	async send(message: Message): Promise<Delivery> {
		try {
			await this.record(message.to.address.toLowerCase());
		} catch (error) {
			const cause = error instanceof Error ? error.message : String(error);
			const reason = `the question could not be recorded: ${cause}`;
			return { kind: 'unavailable', reason, lasting: true };
		}
		return await this.transport.send(message);
	}

	/** Between two steps the connections stay open. */
	close(): void {
		if (this.isOver()) this.transport.close();
	}
}
