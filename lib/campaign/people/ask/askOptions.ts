import { LibraryError } from '../../../errors';
import { checkLinkBase } from '../../links/personLinks';
import type { Mailbox } from '../../message/message';
import { checkKey, checkMailbox, checkRange } from '../../run/check';
import { checkTopic } from '../topic';
import { ASK_HTML, ASK_SUBJECT } from './askTemplate';

/** A question "do you want to get our messages?", to whom and how often. Plain data. */
export interface AskOptions {
	readonly columns: {
		readonly email: string;
		readonly name?: string;
		/** Language code of the person, e.g. `de`; nine languages, English for others. */
		readonly language?: string;
		/** When the person signed up: a later sign-up than the no, or than the last question, may be asked about again. */
		readonly signedUpAt?: string;
		/** Where the person signed up, for the proof. */
		readonly source?: string;
	};
	/** What they are asked about; default `*`, every topic. */
	readonly topic?: string;
	readonly from: Mailbox;
	readonly replyTo?: Mailbox | null;
	/** Address of the Campaign Trigger that takes the confirmation. */
	readonly linkBase: string;
	/** Where people signed up, for rows that do not say it themselves. */
	readonly source?: string;
	/** Version of the sign-up text, kept with the consent. */
	readonly wording?: string;
	/** For people whose own language is not known; default `en`. */
	readonly language?: string;
	/** Templates of the message; default our own. `html` must hold `{{ confirm_url }}`. */
	readonly subject?: string;
	readonly html?: string;
	readonly postalAddress?: string;
	/** Days after which the link is worth nothing, 1 … 365; default 7. */
	readonly daysValid?: number;
	/** Least days between two questions to the same person, 0.01 … 3,650; default 7. */
	readonly daysBetween?: number;
	/** How often a person who does not answer is asked again, 0 … 10; default 0. */
	readonly reminders?: number;
	readonly connections?: number;
	readonly ratePerSecond?: number;
	readonly maxMessages?: number;
	readonly lease?: number;
	readonly execution?: string;
}

/** The same with every default filled in and every bound checked; times in ms. */
export interface AskRules {
	readonly columns: AskOptions['columns'];
	readonly topic: string;
	/** Name of the questions in the ledger. */
	readonly campaign: string;
	readonly from: Mailbox;
	readonly linkUrl: string;
	readonly source: string;
	readonly wording: string;
	readonly language: string;
	readonly subject: string;
	readonly html: string;
	/** Whether our own text asks the question. */
	readonly isOwnText: boolean;
	readonly validFor: number;
	readonly between: number;
	readonly reminders: number;
}

const DAY = 86_400_000;

/** Throws INVALID_PARAMETER with the user's name of the field. */
export function readAskOptions(options: AskOptions): AskRules {
	const topic = checkTopic(options.topic);
	const from = checkMailbox('From Address', options.from);
	if (from.name === '') throw noSender();
	const html = options.html?.trim() ? options.html : ASK_HTML;
	if (!/\{\{\s*confirm_url\b/.test(html)) throw noLink();
	const days = checkRange('Days Valid', options.daysValid ?? 7, 1, 365, false);
	const between = checkRange('Days Between', options.daysBetween ?? 7, 0.01, 3_650, false);
	return {
		columns: options.columns,
		topic,
		campaign: checkKey('Topic', `confirm: ${topic}`),
		from,
		linkUrl: checkLinkBase(options.linkBase.trim()),
		source: options.source?.trim() ?? '',
		wording: options.wording?.trim() ?? '',
		language: options.language?.trim() || 'en',
		subject: options.subject?.trim() ? options.subject : ASK_SUBJECT,
		html,
		isOwnText: html === ASK_HTML,
		validFor: days * DAY,
		between: between * DAY,
		reminders: checkRange('Reminders', options.reminders ?? 0, 0, 10),
	};
}

function noSender(): LibraryError {
	return new LibraryError(
		'INVALID_PARAMETER',
		'There is no sender name.',
		'Fill in "From Name": people must know whose messages they agree to.',
	);
}

function noLink(): LibraryError {
	return new LibraryError(
		'INVALID_PARAMETER',
		'The confirmation mail has no link to confirm with.',
		'Put {{ confirm_url }} into the HTML, or leave the HTML empty for the ready-made text.',
	);
}
