/** Jobs and tasks on texts by name (see jobs.ts), each a lazy import of the room. One line each, in order of the alphabet. */
import type { Registry } from './compute';

export const TEXT_JOBS = {
	'report.sentiment': {
		load: async () => (await import('./report/index.js')).sentimentPageJob,
	},
	'report.themes': { load: async () => (await import('./report/index.js')).themesPageJob },
	'text.answer': { load: async () => (await import('./text/index.js')).answerMessages },
	'text.classify': {
		load: async () => (await import('./text/index.js')).classifyTexts,
		streams: true,
	},
	'text.keywords': { load: async () => (await import('./text/index.js')).extractKeywords },
	'text.sentiment': {
		load: async () => (await import('./text/index.js')).analyseTexts,
		streams: true,
	},
	'text.spam': { load: async () => (await import('./text/index.js')).filterSpam },
	'text.train': { load: async () => (await import('./text/index.js')).trainTextClassifier },
	'text.themes': { load: async () => (await import('./text/index.js')).findThemes },
	'text.unsure': { load: async () => (await import('./text/index.js')).unsureTexts },
} satisfies Registry['jobs'];

export const TEXT_TASKS = {
	'text.answerRows': async () => (await import('./text/index.js')).answerRows,
	'text.classifyRows': async () => (await import('./text/index.js')).classifyRows,
	'text.fitPart': async () => (await import('./text/index.js')).fitPart,
	'text.learnAspects': async () => (await import('./text/index.js')).learnWords,
	'text.sentimentLanguages': async () => (await import('./text/index.js')).findLanguages,
	'text.sentimentRows': async () => (await import('./text/index.js')).judgeRows,
	'text.spamRows': async () => (await import('./text/index.js')).spamRows,
} satisfies Registry['tasks'];
