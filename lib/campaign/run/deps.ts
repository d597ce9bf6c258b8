import type { Clock, ConsentStore, EventLog, Ledger, SuppressionList } from '../../ports';
import type { Transport } from '../delivery/transport';
import type { DecisionStore } from './variants/winner/decisions';

/** What a run needs from outside: of the store only the ledger, the suppression list, the consents, the events, decisions and the key of links. */
export interface CampaignPorts {
	readonly store: {
		/** `sqlite`: writes that are asked for at the same time share one transaction. */
		readonly driver: string;
		readonly ledger: Ledger;
		readonly suppression: SuppressionList;
		readonly consents: ConsentStore;
		readonly events: EventLog;
		/** Decisions about variants. */
		readonly profiles: DecisionStore;
		secret(name: string): Promise<Uint8Array>;
	};
	readonly clock: Clock;
	readonly transport: Transport;
	/** Unique to this run, over all processes: it owns the claims. */
	readonly run: string;
}
