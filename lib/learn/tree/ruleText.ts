import type { Rule, RuleCondition } from './rule';

/** Words for rules. */
export interface RuleWords {
	/** Names of the classes, in their order; with two, the second is told ("12 % churn"). Absent: values are numbers. */
	readonly classNames?: readonly string[] | undefined;
	/** What a number predicts, e.g. "spend in 90 days". */
	readonly targetName?: string | undefined;
	/** Unit by feature, e.g. recency → days. */
	readonly units?: ReadonlyMap<string, string> | undefined;
	/** Whether conditions say that missing values fulfil them as well; default false. */
	readonly tellMissing?: boolean | undefined;
	/** Categories that are listed before the rest is counted; default 6. */
	readonly mostCategories?: number | undefined;
}

/** Six digits, without zeros at the end: 1234.5, 0.00012, 1.5e+30. */
const short = (value: number) => String(Number(value.toPrecision(6)));
const percent = (share: number) => `${short(Math.round(share * 1000) / 10)} %`;

/** A rule in plain English: conditions → value, rows. */
export function describeRule(rule: Omit<Rule, 'text'>, words: RuleWords): string {
	const conditions = rule.conditions.map((condition) => describeCondition(condition, words));
	const when = conditions.length > 0 ? conditions.join(' and ') : 'all rows';
	return `${when} → ${outcome(rule.value, words)}, ${rows(rule.cover)}`;
}

function rows(cover: number): string {
	if (!Number.isInteger(cover)) return `weight ${short(cover)}`;
	return cover === 1 ? '1 row' : `${cover} rows`;
}

function outcome(value: Float64Array, { classNames, targetName }: RuleWords): string {
	if (!classNames)
		return `${targetName ? `${targetName} ` : ''}${Array.from(value, short).join(', ')}`;
	const best = value.length === 2 ? 1 : value.indexOf(Math.max(...value));
	return `${percent(value[best] ?? 0)} ${classNames[best] ?? `class ${best}`}`;
}

function describeCondition(condition: RuleCondition, words: RuleWords): string {
	const { feature, missing } = condition;
	const known = condition.kind === 'number' ? range(condition, words) : category(condition, words);
	if (known === undefined) return `${feature} is missing`;
	return missing && words.tellMissing ? `${known} or missing` : known;
}

function range(
	{ feature, above, upTo, known, missing }: RuleCondition & { kind: 'number' },
	{ units }: RuleWords,
): string | undefined {
	if (!known) return undefined;
	const own = units?.get(feature);
	const number = (value: number) => (own === undefined ? short(value) : `${short(value)} ${own}`);
	if (above > -Infinity && upTo < Infinity)
		return `${short(above)} < ${feature} <= ${number(upTo)}`;
	if (above > -Infinity) return `${feature} > ${number(above)}`;
	if (upTo < Infinity) return `${feature} <= ${number(upTo)}`;
	return missing ? `${feature} is anything` : `${feature} is known`;
}

function category(
	{ feature, categories, nOthers, missing }: RuleCondition & { kind: 'category' },
	{ mostCategories = 6 }: RuleWords,
): string | undefined {
	if (categories.length === 0) return undefined;
	if (nOthers === 0) return `${feature} is ${missing ? 'anything' : 'known'}`;
	if (categories.length === 1) return `${feature} is ${categories[0] ?? ''}`;
	const told = categories.slice(0, mostCategories).join(', ');
	const more = categories.length - mostCategories;
	return `${feature} is one of ${told}${more > 0 ? ` and ${more} more` : ''}`;
}
