/**
 * Every job and task by name: what a worker thread can be asked to do, and the script that worker threads start with.
 * A value imports its room lazily, so that a thread loads only what it runs. A job is `(table, options, context)`,
 * a task (for JobContext.map) is `(input, { signal })`.
 */
import { serveJobs, type Registry } from './compute';
import { PEOPLE_JOBS } from './peopleRegistry';
import { TEXT_JOBS, TEXT_TASKS } from './textJobs';

/** The store's jobs, with the real clock. */
async function storeJobs() {
	const [{ storeJobs: jobs }, { systemClock }] = await Promise.all([
		import('./store/index.js'),
		import('./adapters/index.js'),
	]);
	return jobs(systemClock);
}

export const REGISTRY = {
	jobs: {
		'campaign.events': { load: async () => (await import('./eventJobs.js')).receiveEventsJob },
		'campaign.link': { load: async () => (await import('./campaignJobs.js')).answerLinkJob },
		'campaign.preview': {
			load: async () => (await import('./campaignJobs.js')).previewCampaignJob,
		},
		'campaign.results': {
			load: async () => (await import('./campaignJobs.js')).campaignResultsJob,
		},
		'campaign.send': { load: async () => (await import('./campaignJobs.js')).sendCampaignJob },
		'campaign.test': { load: async () => (await import('./campaignJobs.js')).testCampaignJob },
		'clean.profile': {
			load: async () => (await import('./clean/index.js')).profileTable,
			streams: true,
		},
		'clean.table': {
			load: async () => (await import('./clean/index.js')).cleanTable,
			streams: true,
		},
		'features.apply': {
			load: async () => (await import('./features/index.js')).applyRfm,
			streams: true,
		},
		'features.rfm': { load: async () => (await import('./features/index.js')).rfm, streams: true },
		'learn.compareModels': {
			load: async () => (await import('./learn/index.js')).compareModels,
		},
		'learn.predict': {
			load: async () => (await import('./learn/index.js')).predictWithModel,
			streams: true,
		},
		'learn.trainQuestion': {
			load: async () => (await import('./learn/index.js')).trainQuestion,
			streams: true,
		},
		'learn.importTensorFlow': {
			load: async () => (await import('./learn/index.js')).importTensorFlow,
		},
		'learn.predictSaved': {
			load: async () => (await import('./scoringJobs.js')).predictSavedJob,
			streams: true,
		},
		'learn.train': { load: async () => (await import('./learn/index.js')).trainModel },
		'recommend.audience': {
			load: async () => (await import('./recommend/index.js')).findAudience,
		},
		'recommend.evaluate': {
			load: async () => (await import('./recommend/index.js')).evaluateSaved,
		},
		'recommend.forCustomers': {
			load: async () => (await import('./recommend/index.js')).recommendForCustomers,
		},
		'recommend.nextBasket': {
			load: async () => (await import('./recommend/index.js')).predictNextBasket,
		},
		'recommend.predictRatings': {
			load: async () => (await import('./recommend/index.js')).predictRatings,
		},
		'recommend.rules': { load: async () => (await import('./recommend/index.js')).findRules },
		'recommend.saved': {
			load: async () => (await import('./recommendingJobs.js')).recommendSavedJob,
			streams: true,
		},
		'recommend.similarBySaved': {
			load: async () => (await import('./recommend/index.js')).similarBySaved,
		},
		'recommend.similarProducts': {
			load: async () => (await import('./recommend/index.js')).similarProducts,
		},
		'recommend.train': {
			load: async () => (await import('./recommend/index.js')).trainRecommender,
		},
		'recommend.trainAndRecommend': {
			load: async () => (await import('./recommend/index.js')).trainAndRecommend,
		},
		'report.campaign': {
			load: async () => (await import('./report/index.js')).campaignPageJob,
		},
		'report.modelCard': {
			load: async () => (await import('./report/index.js')).modelCardJob,
		},
		'recommend.trainRatings': {
			load: async () => (await import('./recommend/index.js')).trainRatings,
		},
		'segment.assign': {
			load: async () => (await import('./segment/index.js')).assignSegments,
		},
		'segment.kmeans': { load: async () => (await import('./segment/index.js')).findSegments },
		'segment.rfmGrid': { load: async () => (await import('./segment/index.js')).rfmGrid },
		'store.check': { load: async () => (await storeJobs()).check },
		'store.deleteModel': { load: async () => (await storeJobs()).deleteModel },
		'store.exportModel': {
			load: async () => (await import('./modelFileJobs.js')).exportModelJob,
		},
		'store.importModel': {
			load: async () => (await import('./modelFileJobs.js')).importModelJob,
		},
		'store.ledger': { load: async () => (await storeJobs()).ledger },
		'store.listModels': { load: async () => (await storeJobs()).listModels },
		'store.loadModel': { load: async () => (await storeJobs()).loadModel },
		'store.saveModel': { load: async () => (await storeJobs()).saveModel },
		'store.setCurrent': { load: async () => (await storeJobs()).setCurrent },
		'store.suppress': { load: async () => (await storeJobs()).suppress },
		'store.unsuppress': { load: async () => (await storeJobs()).unsuppress },
		'table.profile': { load: async () => (await import('./table/index.js')).profileTableJob },
		'table.read': {
			load: async () => (await import('./table/index.js')).readTableJob,
			streams: true,
		},
		'table.write': { load: async () => (await import('./table/index.js')).writeTableJob },
		...PEOPLE_JOBS,
		...TEXT_JOBS,
	},
	tasks: {
		'features.rfmAddUp': async () => (await import('./features/index.js')).addUpTask,
		'features.rfmCollect': async () => (await import('./features/index.js')).collectTask,
		'features.rfmEmit': async () => (await import('./features/index.js')).emitTask,
		'features.rfmScanCsv': async () => (await import('./features/index.js')).scanCsvTask,
		'features.rfmScanTable': async () => (await import('./features/index.js')).scanTable,
		'table.csvRange': async () => (await import('./table/index.js')).readCsvRange,
		...TEXT_TASKS,
	},
} satisfies Registry;

serveJobs(REGISTRY);
