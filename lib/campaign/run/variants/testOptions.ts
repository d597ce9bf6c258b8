import { LibraryError } from '../../../errors';
import type { Address } from '../../recipients/address';
import type { AddressReader } from '../../recipients/phone';
import { checkKey, checkRange } from '../check';
import type { Weighted } from './draw';
import { readWinnerOptions, type WinnerOptions, type WinnerRules } from './winner/winnerOptions';

/** One version of the message. What is left out or blank is as in the main message. */
export interface Variant {
	/** 1 … 200 characters; default `A`, `B`, … by position. Another name is another variant: people are drawn anew. */
	readonly name?: string;
	/** Share in relation to the others, > 0; default 1. */
	readonly weight?: number;
	readonly subject?: string;
	readonly preheader?: string;
	/** With HTML of its own and no text of its own, the variant's text part is made from its HTML. */
	readonly html?: string;
	readonly text?: string;
	readonly fromName?: string;
}

export interface HoldOutOptions {
	/** Who gets nothing on purpose, so that the effect can be measured: 0.1 … 90 % of those who would get the message. */
	readonly percent: number;
	/** The same name in several campaigns: the same people are held out in all of them. Empty: each campaign its own. */
	readonly key?: string;
}

/** Tests of a campaign. Plain data; every part is optional. */
export interface TestOptions {
	/** Versions to compare, up to 26; none or one = no comparison. */
	readonly variants?: readonly Variant[];
	/** Changes who gets which variant; default ''. */
	readonly testSeed?: string;
	/** Whether people are drawn anew in each step of a series; default false: they stay in their variant. */
	readonly redrawEachStep?: boolean;
	/** Null (default): everybody gets a variant at once. */
	readonly winner?: WinnerOptions | null;
	readonly holdOut?: HoldOutOptions | null;
	/** Addresses of your own that get every variant, once, and are not counted in results. Up to 50. */
	readonly seedList?: readonly string[];
}

export interface TestRules {
	/** Empty: there is only the main message. */
	readonly variants: readonly (Weighted & Variant)[];
	/** What the draw of variants depends on besides the person. */
	readonly drawKey: readonly string[];
	/** Null: everybody tests the variants. */
	readonly winner: WinnerRules | null;
	readonly holdOut: { readonly share: number; readonly key: readonly string[] } | null;
	readonly seedList: readonly Address[];
}

const MOST_VARIANTS = 26;
const MOST_SEEDS = 50;

/** Every default filled in and every bound checked. Throws INVALID_PARAMETER with the user's name of the field. */
export function readTestOptions(
	options: TestOptions & { readonly campaign: string; readonly step?: string },
	addressOf: AddressReader,
): TestRules {
	const { testSeed = '', redrawEachStep = false, holdOut = null, winner = null } = options;
	const [campaign, step] = [options.campaign, options.step ?? '1'].map((key) => String(key).trim());
	const variants = readVariants(options.variants ?? []);
	const names = variants.map(({ name }) => name);
	const drawKey = [campaign ?? '', testSeed, ...(redrawEachStep ? [step ?? ''] : [])];
	return {
		...{ variants, drawKey, winner: winner && readWinnerOptions(winner, names, drawKey) },
		holdOut: holdOut && readHoldOut(holdOut, campaign ?? '', testSeed),
		seedList: readSeeds(options.seedList ?? [], addressOf),
	};
}

function readVariants(variants: readonly Variant[]): TestRules['variants'] {
	checkRange('Number of Variants', variants.length, 0, MOST_VARIANTS);
	const named = variants.map((variant, i) => ({
		...variant,
		name: checkKey('Name of the Variant', variant.name?.trim() || String.fromCharCode(65 + i)),
		weight: checkRange('Share of the Variant', variant.weight ?? 1, 0.001, 1e6, false),
	}));
	const twice = named.find(({ name }, i) => named.findIndex((other) => other.name === name) !== i);
	if (!twice) return named;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`Two variants are named "${twice.name}".`,
		'Give each variant a name of its own.',
	);
}

function readHoldOut({ percent, key = '' }: HoldOutOptions, campaign: string, seed: string) {
	const share = checkRange('Hold-Out Percent', percent, 0.1, 90, false) / 100;
	const shared = key.trim();
	return { share, key: shared === '' ? ['campaign', campaign, seed] : ['shared', shared] };
}

function readSeeds(texts: readonly string[], addressOf: AddressReader): Address[] {
	checkRange('Number of Seed Addresses', texts.length, 0, MOST_SEEDS);
	const seeds = new Map<string, Address>();
	for (const text of texts) {
		const address = addressOf(text);
		if (!address.ok)
			throw new LibraryError(
				'INVALID_PARAMETER',
				`Seed List: ${address.reason}.`,
				'Give plain addresses, separated by commas.',
			);
		seeds.set(address.key, { address: address.address, key: address.key });
	}
	return [...seeds.values()];
}
