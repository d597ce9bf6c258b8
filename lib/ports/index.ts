export type { Clock } from './clock';
export type { Http, HttpRequest, HttpResponse } from './http';
export type { CancelSignal, Job, JobContext, Progress } from './job';
export type {
	Claim,
	Ledger,
	LedgerRow,
	LedgerState,
	ModelMeta,
	ModelStore,
	ProfileStore,
	Store,
	StoreConfig,
	Suppression,
	SuppressionList,
} from './store';
