import type { CampaignResults } from '../../lib/campaign';
import { compareVariants } from '../../lib/campaign/results/compare';
import { verdictOf } from '../../lib/campaign/results/verdict';
import type { VariantResult } from '../../lib/campaign/results/results';
import { wilson } from '../../lib/math';

/** A variant with so many people, clickers and buyers. */
export function variantWith(
	variant: string,
	people: number,
	clicks: number,
	buyers: number,
): VariantResult {
	const of = people - 40;
	return {
		...{ variant, people, sent: people - 10 },
		delivered: wilson(of, people - 10),
		bounced: wilson(30, people - 10),
		softBounced: wilson(0, people - 10),
		dropped: wilson(0, people - 10),
		complained: wilson(2, of),
		unsubscribed: wilson(Math.round(of / 200), of),
		opened: wilson(Math.round(of / 4), of),
		clicked: wilson(clicks, of),
		converted: wilson(buyers, people),
		revenue: buyers * 110,
	};
}

/** Results of a campaign with these variants, and of its hold-out group where `lift` is given. */
export function figuresOf(
	variants: readonly VariantResult[],
	lift: CampaignResults['lift'] = null,
): CampaignResults {
	const comparisons = compareVariants(variants);
	return {
		...{ kind: 'campaign.results', version: 1, campaign: 'Spring <sale> & more', step: '1' },
		...{ madeAt: Date.UTC(2026, 2, 30, 8), metric: 'clicked', variants, comparisons, lift },
		...{ rest: [], winner: null },
		heldOut: lift ? 10_698 : 0,
		verdict: verdictOf('clicked', variants, comparisons),
		notes: ['Opens are counted by a picture.'],
	};
}
