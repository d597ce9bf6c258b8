import type { LinkBase } from '../../links/personLinks';
import type { Message } from '../../message/message';
import type { Campaign } from '../campaign';
import type { Candidate } from '../candidate';
import { renderMessage } from '../render';
import type { Sample } from '../result';
import type { RowReader } from '../rowReader';

export interface EachVariant {
	readonly samples: readonly Sample[];
	/** Variants that cannot be filled in for this person, nor were for anybody else. */
	readonly refused: readonly { readonly variant: string; readonly reason: string }[];
}

export const sampleOf = (
	{ row, variant, address }: Candidate,
	{ subject, html, text }: Message,
): Sample => ({ row, variant, recipient: address.key, subject, html, text });

/** Every variant once, filled in for `like` so that they can be compared; one that lacks something for him comes from `others`. */
export function eachVariant(
	campaign: Campaign,
	reader: RowReader,
	like: Candidate | null,
	links: LinkBase | null,
	now: number,
	others: readonly Sample[],
): EachVariant {
	const samples: Sample[] = [];
	const refused: { variant: string; reason: string }[] = [];
	if (!like) return { samples, refused };
	for (const variant of campaign.test.names) {
		const person = { ...like, variant };
		const rendered = renderMessage(campaign, reader.read(like.row), person, now, links);
		const other = others.find((one) => one.variant === variant);
		if (rendered.ok) samples.push(sampleOf(person, rendered.message));
		else if (other) samples.push(other);
		else refused.push({ variant, reason: rendered.reason });
	}
	return { samples, refused };
}
