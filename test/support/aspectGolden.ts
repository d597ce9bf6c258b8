import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Aspect } from '../../lib/text';

/** One labelled thing of a sentence: its topic is any of these. */
export interface AspectLabel {
	readonly topics: readonly string[];
	readonly good: boolean;
	readonly from: number;
	readonly to: number;
}

export interface LabelledSentence {
	readonly language: string;
	readonly text: string;
	readonly labels: readonly AspectLabel[];
}

function labelOf(text: string, label: string): AspectLabel {
	const colon = label.indexOf(':');
	const words = label.slice(colon + 1);
	const from = text.toLowerCase().indexOf(words.toLowerCase());
	if (from < 0) throw new Error(`"${words}" does not stand in "${text}"`);
	return {
		topics: label.slice(0, colon - 1).split('/'),
		good: label[colon - 1] === '+',
		from,
		to: from + words.length,
	};
}

/** test/golden/aspects/sentences.txt. */
export function labelledSentences(): LabelledSentence[] {
	const file = join(__dirname, '../golden/aspects/sentences.txt');
	const lines = readFileSync(file, 'utf8').split('\n');
	return lines
		.filter((line) => line !== '' && !line.startsWith('#'))
		.map((line) => {
			const [language = '', , text = '', labels = ''] = line.split(/ \| ?/u);
			const list = labels.split('; ').filter((label) => label !== '');
			return { language, text, labels: list.map((label) => labelOf(text, label)) };
		});
}

export interface Judged {
	readonly found: number;
	readonly labelled: number;
	readonly pairs: number;
	readonly targets: number;
	/** Confidence of each found aspect, and whether it is right. */
	readonly trials: readonly { readonly confidence: number; readonly right: boolean }[];
	readonly missed: readonly AspectLabel[];
	readonly wrong: readonly Aspect[];
}

/** Compares what was found with what is labelled, as pairs of topic and sign: what is said twice counts once. */
export function judge({ labels }: LabelledSentence, found: readonly Aspect[]): Judged {
	const open = grouped(labels, ({ topics, good }) => `${topics.join('/')} ${String(good)}`);
	const labelled = open.length;
	const aspects = grouped(found, ({ topic, score }) => `${topic} ${String(score > 0)}`);
	const wrong: Aspect[] = [];
	let targets = 0;
	const trials = aspects.map((same) => {
		const [aspect] = same;
		const place = open.findIndex(([label]) => meets(label, aspect));
		const [met = []] = place < 0 ? [] : open.splice(place, 1);
		if (place < 0) wrong.push(aspect);
		if (met.some((label) => same.some((one) => label.from < one.to && label.to > one.from)))
			targets++;
		return { confidence: Math.max(...same.map((one) => one.confidence)), right: place >= 0 };
	});
	const pairs = trials.filter(({ right }) => right).length;
	return { found: trials.length, labelled, pairs, targets, trials, missed: open.flat(), wrong };
}

const meets = ({ topics, good }: AspectLabel, { topic, score }: Aspect) =>
	topics.includes(topic) && good === score > 0;

function grouped<T>(list: readonly T[], keyOf: (item: T) => string): [T, ...T[]][] {
	const groups = new Map<string, [T, ...T[]]>();
	for (const item of list) {
		const group = groups.get(keyOf(item));
		if (group) group.push(item);
		else groups.set(keyOf(item), [item]);
	}
	return [...groups.values()];
}

export interface Figures {
	readonly precision: number;
	readonly recall: number;
	readonly f1: number;
	readonly targetF1: number;
	readonly calibrationError: number;
}

export function figuresOf(judged: readonly Judged[]): Figures {
	const sum = (pick: (one: Judged) => number) => judged.reduce((all, one) => all + pick(one), 0);
	const [found, labelled] = [sum((one) => one.found), sum((one) => one.labelled)];
	const [pairs, targets] = [sum((one) => one.pairs), sum((one) => one.targets)];
	return {
		precision: pairs / found,
		recall: pairs / labelled,
		f1: (2 * pairs) / (found + labelled),
		targetF1: (2 * targets) / (found + labelled),
		calibrationError: calibrationError(judged.flatMap(({ trials }) => trials)),
	};
}

/** Expected calibration error over ten bins of equal width. */
export function calibrationError(trials: Judged['trials']): number {
	let error = 0;
	for (let bin = 0; bin < 10; bin++) {
		const inside = trials.filter(
			({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin,
		);
		const gap = inside.reduce((sum, one) => sum + one.confidence - Number(one.right), 0);
		error += Math.abs(gap) / trials.length;
	}
	return error;
}
