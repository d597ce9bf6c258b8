import { displayName } from '../../message/headers';
import type { Mailbox } from '../../message/message';
import { parsePlain, type PlainTemplates } from '../country/plain';
import type { AddressReader } from '../../recipients/phone';
import type { CampaignOptions } from '../options';
import { parseTemplates, type CampaignTemplates } from '../templates';
import { drawVariant, isHeldOut } from './draw';
import { readTestOptions, type TestRules, type Variant } from './testOptions';
import type { Contest } from './winner/contest';

/** What a variant's messages are made of. */
export interface Content {
	readonly templates: CampaignTemplates;
	readonly from: Mailbox;
}

/** Marks people of the hold-out group in the ledger. */
export const HELD_OUT = 'held out: gets nothing on purpose, so that the effect can be measured';

/** The campaign's variants, its hold-out group and its seed list. */
export class CampaignTest {
	private readonly contents: ReadonlyMap<string, Content>;

	constructor(
		readonly rules: TestRules,
		private readonly main: Content,
		contents: Iterable<readonly [string, Content]>,
		/** For people who get no personalised content; null = the same templates. */
		readonly plain: PlainTemplates | null = null,
		/** Null: everybody tests. */
		readonly contest: Contest | null = null,
	) {
		this.contents = new Map(contents);
	}

	/** The same with a contest as it stands in the store. */
	with(contest: Contest): CampaignTest {
		return new CampaignTest(this.rules, this.main, this.contents, this.plain, contest);
	}

	/** Names in the order given; `['']` when there is only the main message. */
	get names(): readonly string[] {
		return this.contents.size > 0 ? [...this.contents.keys()] : [''];
	}

	/** Fields that any variant's templates name, or those for people who get no personalised content. */
	get fields(): ReadonlySet<string> {
		const all = [this.main, ...this.contents.values()];
		const own = all.flatMap(({ templates }) => [...templates.fields]);
		return new Set([...own, ...(this.plain?.fields ?? [])]);
	}

	/** Whether the message, or each of its variants, names the field. */
	allUse(field: string): boolean {
		return this.names.every((name) => this.contentOf(name).templates.fields.has(field));
	}

	/**
	 * Which variant a person gets; `known`: the one that the ledger has for him, which he keeps while it exists. '' = there is only one
	 * message, or he waits for the winner.
	 */
	variantOf(recipient: string, known = ''): string {
		const { variants, drawKey } = this.rules;
		if (variants.length === 0) return '';
		if (this.contents.has(known)) return known;
		if (this.contest && !this.contest.isTester(recipient)) return this.contest.winner ?? '';
		return drawVariant(variants, drawKey, recipient);
	}

	isSeed(recipient: string): boolean {
		return this.rules.seedList.some(({ key }) => key === recipient);
	}

	isHeldOut(recipient: string): boolean {
		const { holdOut } = this.rules;
		return holdOut !== null && isHeldOut(holdOut.share, holdOut.key, recipient);
	}

	contentOf(variant = ''): Content {
		return this.contents.get(variant) ?? this.main;
	}
}

/** `main`: what the options without their variants give. Throws INVALID_PARAMETER. */
export function prepareTest(
	options: CampaignOptions,
	main: Content,
	addressOf: AddressReader,
): CampaignTest {
	const rules = readTestOptions(options, addressOf);
	const contents = rules.variants.map((variant) => {
		const templates = hasOwnText(variant)
			? parseTemplates(withVariant(options, variant))
			: main.templates;
		const from = variant.fromName?.trim()
			? { ...main.from, name: displayName(variant.fromName) }
			: main.from;
		return [variant.name, { templates, from }] as const;
	});
	return new CampaignTest(rules, main, contents, parsePlain(options));
}

const isGiven = (text: string | undefined) => text !== undefined && text.trim() !== '';

const hasOwnText = ({ subject, preheader, html, text }: Variant) =>
	[subject, preheader, html, text].some(isGiven);

function withVariant(options: CampaignOptions, variant: Variant): CampaignOptions {
	const or = (own: string | undefined, main = '') => (own && own.trim() !== '' ? own : main);
	return {
		...options,
		subject: or(variant.subject, options.subject),
		preheader: or(variant.preheader, options.preheader),
		html: or(variant.html, options.html),
		// Text that was written for other HTML says something else.
		text: or(variant.text, isGiven(variant.html) && options.channel !== 'sms' ? '' : options.text),
	};
}
