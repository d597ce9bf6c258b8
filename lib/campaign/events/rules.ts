import { LibraryError } from '../../errors';

/** What events mean for the suppression list. */
export interface EventRules {
	/** So many soft bounces … default 3, 1–100. */
	readonly softBounces: number;
	/** … in so many days suppress a person; default 30, 1–365. */
	readonly softBounceDays: number;
	/** Whether a complaint closes every topic or only that of its message, where that is known; default `all`. */
	readonly complaintTopics: 'all' | 'own';
}

export type EventRuleOptions = Partial<EventRules>;

/** Rules with their defaults, checked. Throws INVALID_PARAMETER. */
export function readEventRules(options: EventRuleOptions): EventRules {
	const { softBounces = 3, softBounceDays = 30, complaintTopics = 'all' } = options;
	checkWhole('softBounces', softBounces, 100);
	checkWhole('softBounceDays', softBounceDays, 365);
	return { softBounces, softBounceDays, complaintTopics };
}

function checkWhole(name: string, value: number, most: number): void {
	if (Number.isInteger(value) && value >= 1 && value <= most) return;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`${name} must be a whole number from 1 to ${most}, got ${value}.`,
		'Give a whole number, or leave the option out.',
	);
}
