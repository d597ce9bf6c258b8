/** Jobs about people's rights by name (see jobs.ts), each a lazy import. One line each, in order of the alphabet. */
import type { Registry } from './compute';

export const PEOPLE_JOBS = {
	'campaign.ask': { load: async () => (await import('./campaignJobs.js')).askJob },
	'campaign.askDryRun': { load: async () => (await import('./campaignJobs.js')).askDryRunJob },
	'people.erase': { load: async () => (await import('./peopleJobs.js')).erasePeopleJob },
	'people.ledger': { load: async () => (await import('./peopleJobs.js')).listLedgerJob },
	'people.resend': { load: async () => (await import('./peopleJobs.js')).resendUncertainJob },
	'people.suppress': { load: async () => (await import('./peopleJobs.js')).suppressPeopleJob },
	'people.suppressed': { load: async () => (await import('./peopleJobs.js')).listSuppressedJob },
	'people.unsuppress': { load: async () => (await import('./peopleJobs.js')).unsuppressPeopleJob },
} satisfies Registry['jobs'];
