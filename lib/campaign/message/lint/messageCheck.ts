import { LibraryError } from '../../../errors';
import type { Message } from '../message';
import type { Finding } from './finding';
import { lintMessage, mergeFindings } from './lintMessage';

/** People get different parts of a template; more messages than these would show little more. */
const MOST_LOOKED_AT = 20;

export interface LintOptions {
	/** Whether a campaign whose first message has a serious finding is refused before anybody is mailed; default false. */
	readonly refuseSerious?: boolean;
}

/** The parts of a campaign that matter here. */
interface Sender {
	readonly postalAddress: string;
	readonly refuseSerious: boolean;
	readonly templates: { readonly preheader: unknown };
}

/** Looks at the first messages of a run as they are made ready. */
export class MessageCheck {
	private readonly seen: Finding[] = [];
	private looks = 0;

	constructor(private readonly sender: Sender) {}

	/** Every rule that found something so far, the serious first. */
	get findings(): readonly Finding[] {
		return mergeFindings(this.seen);
	}

	/** Throws INVALID_PARAMETER when the first message has serious findings and the campaign refuses them. */
	look({ subject, html, text, headers }: Message): void {
		if (this.looks >= MOST_LOOKED_AT) return;
		const isFirst = this.looks++ === 0;
		const { postalAddress, templates, refuseSerious } = this.sender;
		const hasPreheader = templates.preheader !== null;
		const message = { subject, html, text, headers, postalAddress, hasPreheader };
		const findings = lintMessage(message);
		this.seen.push(...findings);
		const serious = findings.filter(({ severity }) => severity === 'serious');
		if (isFirst && refuseSerious && serious.length > 0) throw refused(serious);
	}
}

function refused(serious: readonly Finding[]): LibraryError {
	return new LibraryError(
		'INVALID_PARAMETER',
		`Nobody was mailed: the message has ${serious.length} serious ${serious.length === 1 ? 'finding' : 'findings'}. ${serious.map(({ message }) => message).join(' ')}`,
		`${serious.map(({ advice }) => advice).join(' ')} Or turn "Refuse on Serious Findings" off.`,
		{ rules: serious.map(({ rule }) => rule) },
	);
}
