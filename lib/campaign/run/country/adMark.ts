/** How advertising is marked: by the language of the subject, or always the same. */
export type AdMark = 'auto' | 'AD' | '广告';

/** 广告, or AD in capitals as a word of its own; in brackets or not. */
const MARKED = /^[[(【（〔［]?\s*(?:广告|AD(?![A-Za-z0-9_-]))/u;
const CHINESE = /\p{Script=Han}/u;

/** The subject with 广告 or AD in front; as it is when it begins so already. */
export function withAdMark(subject: string, mark: AdMark): string {
	if (MARKED.test(subject)) return subject;
	const isChinese = mark === 'auto' ? CHINESE.test(subject) : mark === '广告';
	return isChinese ? `广告：${subject}` : `[AD] ${subject}`;
}
