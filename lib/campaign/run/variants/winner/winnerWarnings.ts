import type { TrackingRules } from '../../tracking/trackingOptions';
import type { WinnerRules } from './winnerOptions';

/** What would leave the test without numbers to decide by. */
export function winnerWarnings(
	rules: WinnerRules | null,
	tracking: TrackingRules['tracking'],
): string[] {
	if (!rules || rules.name !== null) return [];
	if (rules.by === 'clicked' && !tracking?.clicks)
		return [warning('clicks', 'this node does not count them ("Track Clicks" is off)')];
	if (rules.by === 'opened' && !tracking?.opens)
		return [warning('opens', 'this node does not count them ("Track Opens" is off)')];
	return [];
}

const warning = (what: string, why: string) =>
	`The winner is to be decided by ${what}, and ${why}: unless the mail service reports them to a Campaign Trigger, the rest is never mailed.`;
