/**
 * Every job and task by name: what a worker thread can be asked to do, and the script that worker threads start with.
 * A value imports its room lazily, so that a thread loads only what it runs. A job is `(table, options, context)`,
 * a task (for JobContext.map) is `(input, { signal })`.
 */
import { serveJobs, type Registry } from './compute';

export const REGISTRY = {
	jobs: {
		'campaign.preview': {
			load: async () => (await import('./campaignJobs.js')).previewCampaignJob,
		},
		'campaign.send': { load: async () => (await import('./campaignJobs.js')).sendCampaignJob },
		'campaign.test': { load: async () => (await import('./campaignJobs.js')).testCampaignJob },
		'clean.table': { load: async () => (await import('./clean/index.js')).cleanTable },
		'features.apply': {
			load: async () => (await import('./features/index.js')).applyRfm,
			streams: true,
		},
		'features.rfm': { load: async () => (await import('./features/index.js')).rfm, streams: true },
	},
	tasks: {
		'features.rfmAddUp': async () => (await import('./features/index.js')).addUpTask,
		'features.rfmCollect': async () => (await import('./features/index.js')).collectTask,
		'features.rfmEmit': async () => (await import('./features/index.js')).emitTask,
		'features.rfmScanTable': async () => (await import('./features/index.js')).scanTable,
	},
} satisfies Registry;

serveJobs(REGISTRY);
