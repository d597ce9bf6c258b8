import { readWords, wordSet, type LanguagePack } from '../rules/pack';
import { CHINESE_WORDS } from './chineseWords';

const BOOSTERS = readWords(`
0.6: 极其 极度 贼
0.5: 非常 特别 超级 极 巨
0.4: 超 十分 最
0.3: 太 相当 实在 简直
0.25: 很
0.2: 真 真的
0.1: 好 挺 蛮 更
-0.1: 比较 还 也
-0.3: 有点 有些 有点儿
-0.4: 稍微 略 稍
`);

/** Chinese: words, what turns and strengthens them, and how much. `emoji` as `emojiValues` gives them. */
export const chinesePack = (emoji: ReadonlyMap<string, number>): LanguagePack => {
	const values = new Map([...emoji, ...readWords(CHINESE_WORDS)]);
	return {
		language: 'zh',
		spaced: false,
		values,
		negators: unlisted(
			values,
			'不 没 没有 别 无 未 非 并不 不是 并非 不太 不够 不怎么 不算 不会 不能 毫不 毫无 算不上 谈不上 从不 从没 从未 缺乏',
		),
		boosters: new Map(BOOSTERS.filter(([word]) => !values.has(word))),
		contrasts: unlisted(values, '但是 但 可是 不过 然而 只是 就是 可惜 却'),
		rules: {
			negated: -0.8,
			reach: 4,
			beforeContrast: 1,
			afterContrast: 1.6,
			capitals: 0,
			exclamation: 0,
			dilution: 0,
			softness: 15,
			offset: -1,
		},
	};
};

/** A word with a value is that and nothing else. */
const unlisted = (values: ReadonlyMap<string, number>, words: string): ReadonlySet<string> =>
	new Set([...wordSet(words)].filter((word) => !values.has(word)));
