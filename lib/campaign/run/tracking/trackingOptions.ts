import { LibraryError } from '../../../errors';

/** What is counted of a message, and of whom. Plain data; nothing is counted by default. */
export interface TrackingOptions {
	readonly trackClicks?: boolean;
	readonly trackOpens?: boolean;
	/** Column that says whether the person agreed to be counted: only a yes does. None = everybody. */
	readonly trackingColumn?: string | null;
}

/** Null = nothing is counted. */
export interface TrackingRules {
	readonly tracking: {
		readonly clicks: boolean;
		readonly opens: boolean;
		readonly column: string | null;
	} | null;
}

/** Throws INVALID_PARAMETER when there is no trigger to count anything. */
export function readTrackingOptions(
	options: TrackingOptions & { readonly linkBase?: string },
): TrackingRules {
	const { trackClicks: clicks = false, trackOpens: opens = false } = options;
	if (!clicks && !opens) return { tracking: null };
	if (!options.linkBase?.trim()) throw noTrigger();
	return { tracking: { clicks, opens, column: options.trackingColumn?.trim() || null } };
}

function noTrigger(): LibraryError {
	return new LibraryError(
		'INVALID_PARAMETER',
		'Clicks and opens can only be counted with a "Campaign Trigger URL".',
		'Fill in the production URL of a Campaign Trigger node, or turn "Track Clicks" and "Track Opens" off.',
	);
}
