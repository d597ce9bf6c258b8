import type { IExecuteFunctions } from 'n8n-workflow';
import { readContent } from './content.fields';
import { readCountry } from './country.fields';
import { readPace } from './pace.fields';
import { readVariants } from './variants.fields';
import { readSms } from './sms.fields';
import { readTracking } from './tracking.fields';
import { readWho } from './who.fields';
import type { CampaignOptions, ConsentRule, Offer, OfferRules } from '../../lib/campaign';

interface OfferParameters {
	readonly segment?: string;
	readonly headline?: string;
	readonly text?: string;
	readonly code?: string;
	readonly link?: string;
}

const offerOf = ({ headline, text, code, link }: OfferParameters): Offer => ({
	headline: headline ?? '',
	text: text ?? '',
	code: code ?? '',
	link: (link ?? '').trim(),
});

function readOffers(node: IExecuteFunctions): OfferRules {
	const rules = node.getNodeParameter('offers.offer', 0, []) as OfferParameters[];
	const otherwise = node.getNodeParameter('defaultOffer.offer', 0, null) as OfferParameters | null;
	return {
		rules: rules.map((rule) => ({ segment: rule.segment ?? '', offer: offerOf(rule) })),
		otherwise: otherwise && offerOf(otherwise),
	};
}

/** The fields that both operations share, read at item 0 for all items. */
export function readCampaignOptions(node: IExecuteFunctions): CampaignOptions {
	const text = (name: string) => String(node.getNodeParameter(name, 0, '') ?? '');
	const column = (name: string) => text(name).trim() || undefined;
	const consentRule = node.getNodeParameter('consentRule', 0, 'yes') as ConsentRule;
	const [name, consent, segment] = ['nameField', 'consentField', 'segmentField'].map(column);
	const replyTo = text('replyTo').trim();
	const offers = readOffers(node);
	const hasOffers = offers.rules.length > 0;
	return {
		campaign: text('campaign'),
		step: text('step') || '1',
		from: { name: text('fromName'), address: text('fromAddress') },
		replyTo: replyTo === '' ? null : { name: '', address: replyTo },
		columns: {
			email: text('emailField').trim() || 'email',
			phone: text('phoneField').trim() || 'phone',
			...(name && { name }),
			...(consent && consentRule !== 'off' && { consent }),
			...(segment && hasOffers && { segment }),
		},
		consentRule,
		subject: text('subject'),
		preheader: text('preheader'),
		...readContent(node),
		text: text('text'),
		...readSms(node),
		offers,
		linkBase: text('linkBase').trim(),
		unsubscribeUrl: text('unsubscribeUrl').trim(),
		postalAddress: text('postalAddress'),
		...readWho(node),
		...readCountry(node),
		...readTracking(node),
		...readVariants(node),
		...readPace(node),
	};
}

/** What this run belongs to: a retry of the same node in the same execution reports its earlier messages as sent. */
export function executionKey(node: IExecuteFunctions): string {
	return [node.getWorkflow().id ?? '', node.getExecutionId(), node.getNode().id].join('/');
}
