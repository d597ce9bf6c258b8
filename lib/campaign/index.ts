export { askedHttp, HTTP_SERVICE } from './delivery/http/askedHttp';
export {
	checkHttp,
	PROVIDERS,
	type HttpOptions,
	type ProviderName,
} from './delivery/http/httpOptions';
export { httpTransport, type HttpPorts } from './delivery/http/httpTransport';
export { authorise, authorisedHttp, type Secrets } from './delivery/http/sign/authorise';
export { signAws, type AwsKeys, type AwsRequest, type AwsScope } from './delivery/http/sign/sigV4';
export type { Block, BlockMessage } from './blocks/blocks';
export type { BrandOptions } from './blocks/brand';
export { smtpTransport } from './delivery/smtp';
export type { SmtpOptions } from './delivery/smtpOptions';
export type { Delivery, Keys, Transport } from './delivery/transport';
export { verifySmtp } from './delivery/verify';
export { eventsTable, type EventsReply } from './events/eventsTable';
export { eventsSummary, type EventsSummary, type VariantRates } from './events/eventsSummary';
export type { NewEvent } from './events/applyEvents';
export type { EventRequest, EventSource } from './events/providerEvent';
export { EVENT_PROVIDERS } from './events/providers';
export {
	receiveEvents,
	type EventOptions,
	type EventsAnswer,
	type ReceivePorts,
} from './events/receiveEvents';
export { readEventRules, type EventRuleOptions, type EventRules } from './events/rules';
export { campaignRates, type CampaignRates } from './events/rates';
export {
	answerLink,
	unavailableAnswer,
	type LinkOptions,
	type LinkPorts,
} from './links/answerLink';
export type { LinkEvent, LinkRequest, LinkResponse } from './links/linkRequest';
export { LINK_KEY } from './links/linksOf';
export type { Topic } from './links/pages';
export { LinkTokens, type LinkClaims, type LinkKind } from './links/token';
export type { Finding, Severity } from './message/lint/finding';
export { htmlToText } from './message/htmlToText';
export type { Mailbox, Message } from './message/message';
export { plainFrame, type FramedMessage } from './message/plainFrame';
export { askForConfirmation, type AskPorts } from './people/ask/askForConfirmation';
export type { AskOptions } from './people/ask/askOptions';
export { erasePeople, type ErasePeopleOptions, type ErasureSummary } from './people/erasePeople';
export { listLedger, type LedgerList, type ListLedgerOptions } from './people/listLedger';
export { listSuppressed, type ListSuppressedOptions } from './people/listSuppressed';
export { resendUncertain, type ResendUncertainOptions } from './people/resendUncertain';
export {
	suppressPeople,
	type PeopleResult,
	type SuppressPeopleOptions,
} from './people/suppressPeople';
export { unsuppressPeople, type UnsuppressPeopleOptions } from './people/unsuppressPeople';
export {
	previewPictures,
	readViews,
	type PictureOptions,
	type PreviewPicture,
} from './pictures/previewPictures';
export { previewCampaign, type PreviewPorts } from './previewCampaign';
export { addressReader, checkSpeaks, type Channel } from './sms/channel';
export { smsLength, type SmsLength } from './sms/segments';
export type { SmsSummary } from './sms/smsLengths';
export { parseAddress, type Address, type AddressCheck } from './recipients/address';
export type { ConsentRule } from './recipients/consent';
export type { CampaignPorts } from './run/deps';
export { campaignResults, type ResultsPorts } from './results/campaignResults';
export type { Bounded } from './results/bounded';
export type {
	CampaignResults,
	Comparison,
	LiftReport,
	LiftResult,
	VariantResult,
} from './results/results';
export type { Metric, OrderOptions, ResultsOptions } from './results/resultsOptions';
export { runOf } from './run/existing';
export { markOf } from './run/safeAgain';
export type { Offer, OfferRules } from './run/offers';
export type { CampaignColumns, CampaignOptions } from './run/options';
export type { Outcome, Status } from './run/outcomes';
export type { CampaignResult, CampaignSummary, Sample } from './run/result';
export { sendCampaign } from './sendCampaign';
export type { Template, TemplateKind } from './template/ast';
export { parseTemplate } from './template/parse';
export { renderTemplate, type Rendered } from './template/render';
export type { Row } from './template/scope';
export { testCampaign, type TestDelivery, type TestResult } from './testCampaign';
