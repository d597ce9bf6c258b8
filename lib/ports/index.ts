export type { Clock } from './clock';
export type { Http, HttpRequest, HttpResponse } from './http';
export type { CancelSignal, Job, JobContext, Progress } from './job';
export type { MessageTrace, SentMessages, TracedMessage } from './messages';
export type {
	CampaignEvent,
	Consent,
	ConsentState,
	ConsentStore,
	Erased,
	Erasure,
	EventKind,
	EventLog,
} from './people';
export type { Picture, Pictures, View } from './pictures';
export type {
	Claim,
	ClaimAnswer,
	Ledger,
	LedgerFilter,
	LedgerRow,
	LedgerState,
	ModelMeta,
	ModelStore,
	ProfileStore,
	RecentSend,
	SafeAgain,
	Sender,
	SendLimit,
	Store,
	StoreConfig,
	Suppression,
	SuppressionList,
} from './store';
