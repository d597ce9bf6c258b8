import type { IExecuteFunctions } from 'n8n-workflow';
import type { SentimentJobOptions } from '../../lib/text';
import { splitNames } from '../shared';
import { readCheck, type CheckSettings } from './check/settings';
import { readTextOptions } from './readTextOptions';

export interface AnalyzeSettings {
	readonly job: SentimentJobOptions & { readonly lowConfidence: number };
	/** Names of the columns that the job reads. */
	readonly columns: readonly string[];
	readonly prefix: string;
	readonly check: CheckSettings | null;
}

interface Options {
	readonly dateColumn?: string;
	readonly groupColumn?: string;
	readonly starColumn?: string;
	readonly starScale?: string;
	readonly plain?: boolean;
	readonly keywords?: number;
	readonly prefix?: string;
	readonly unsureBelow?: number;
	readonly topics?: { readonly topic?: readonly { name?: string; words?: string }[] };
	readonly onlyOwnTopics?: boolean;
}

type Found = 'aspects' | 'emotions' | 'keywords' | 'sentences' | 'urgency';

const given = (value: string | undefined) => value?.trim() || undefined;

const STAR_SCALES: Readonly<Record<string, readonly [number, number]>> = {
	...{ '0-10': [0, 10], '0-100': [0, 100], '1-10': [1, 10], '1-5': [1, 5] },
};

/** Topics of the user's own; those without a name are left out, those without words go by their name. */
function readTopics({ topics, onlyOwnTopics = false }: Options) {
	const own = (topics?.topic ?? []).flatMap(({ name, words }) => {
		const called = given(name);
		if (called === undefined) return [];
		const listed = splitNames(words ?? '');
		return [{ name: called, words: listed.length > 0 ? listed : [called] }];
	});
	return { topics: own, onlyOwn: onlyOwnTopics && own.length > 0 };
}

/** What the node is set to. */
export function readSettings(node: IExecuteFunctions): AnalyzeSettings {
	const options = node.getNodeParameter('options', 0, {}) as Options;
	const find = node.getNodeParameter('find', 0, []) as readonly Found[];
	const { unsureBelow = 0.6, keywords = 5, plain = true } = options;
	const job = {
		...readTextOptions(node),
		starColumn: given(options.starColumn),
		starScale: STAR_SCALES[options.starScale ?? 'auto'],
		dateColumn: given(options.dateColumn),
		groupColumn: given(options.groupColumn),
		aspects: find.includes('aspects') ? readTopics(options) : null,
		sentences: find.includes('sentences'),
		emotions: find.includes('emotions'),
		urgency: find.includes('urgency'),
		keywords: find.includes('keywords') ? keywords : 0,
		plain,
		lowConfidence: unsureBelow,
	};
	const { textColumn, languageColumn, starColumn, dateColumn, groupColumn } = job;
	const columns = [textColumn, languageColumn, starColumn, dateColumn, groupColumn].filter(
		(name) => name !== undefined,
	);
	return {
		job,
		columns: [...new Set(columns)],
		prefix: given(options.prefix) ?? 'sentiment',
		check: readCheck(node),
	};
}
