import type { CampaignResults } from '../../campaign';
import { EMPTY, markup, type Markup } from '../markup';
import { section } from '../page/parts';
import { countsTable } from './variantSection';

/** How far the test is, and who got its winner afterwards. */
export function winnerSection({ winner, rest }: CampaignResults): Markup {
	if (!winner) return EMPTY;
	const about = markup`<p>${winner.text}</p>`;
	return rest.length === 0
		? section('The winner for the rest', about)
		: section('The winner for the rest', about, countsTable(rest));
}
