/** The room of texts: how they are read, and what is learned from them. */
export { MOST_CHARACTERS, normaliseText, readText } from './normalise';
export { countNgrams, HASH_SPACE, type NgramOptions } from './vectors/ngrams';
export { TfidfVectors, vectorise, type TfidfOptions } from './vectors/tfidf';
export { tokensOf } from './vectors/words';
export {
	decision,
	fitSupportVectors,
	type Hyperplane,
	type SupportVectorOptions,
} from './linear/supportVectors';
export { loadPacks } from './lexicons/packs';
export { readWords, wordSet, type LanguagePack, type RuleWeights } from './rules/pack';
export { RuleScorer, type RuleScore } from './rules/ruleScorer';
export type { Hit } from './rules/tally';
export {
	TextClassifier,
	type Classified,
	type TextClassifierOptions,
} from './classifier/textClassifier';
export { openTextClassifier } from './classifier/openTextClassifier';
export { openTextRules, type TextRules } from './classifier/ruleColumns';
export { Reasons, type WordWeight } from './classifier/reasons';
export { TEXT_CLASSIFIER_KIND } from './classifier/saved';
export { classifyRows } from './classifier/serve/classifyRows';
export {
	classifyTexts,
	type ClassifyReport,
	type ClassifyResult,
	type ClassifyTextsOptions,
} from './classifier/serve/classifyTexts';
export { fitPart } from './classifier/train/fitPart';
export type { TrainTextOptions } from './classifier/train/options';
export type { TrainTextReport } from './classifier/train/report';
export { trainTextClassifier, type TrainTextResult } from './classifier/train/trainTextClassifier';
export { TextVectors, type FurtherColumns } from './classifier/textVectors';
export { decisionsOf, fitOneVsRest, type OneVsRestOptions } from './linear/oneVsRest';
export { fitSoftmaxScale, probabilitiesOf, type SoftmaxScale } from './linear/softmaxScale';
export { analyseTexts } from './sentimentJob/analyseTexts';
export { judgeRows } from './sentimentJob/judgeRows';
export { findLanguages } from './sentimentJob/languagePass';
export type { SentimentJobOptions } from './sentimentJob/options';
export type { SentimentReport } from './sentimentJob/report';
export type { SentimentResult } from './sentimentJob/result';
export { unsureTexts, type UnsureOptions, type UnsureTexts } from './unsure/unsureTexts';
export { priorOf, type Detection, type LanguagePrior } from './language/detection';
export { openLanguageDetector, type LanguageDetector } from './language/detector';
export {
	isKnownLanguage,
	LANGUAGE_NAMES,
	languageOfCode,
	LANGUAGES,
	type KnownLanguage,
	type Language,
} from './language/languages';
export { plainText, type PlainText, type Removed } from './reading/plainText';
export { sentencesOf } from './reading/sentences';
export type { Span } from './reading/span';
export type { Word } from './reading/word';
export { openWords, type WordReader } from './reading/words';
export { openSentiment } from './sentiment/openSentiment';
export {
	SENTIMENT_CLASSES,
	type AnalyseOptions,
	type SentenceSentiment,
	type Sentiment,
	type SentimentClass,
} from './sentiment/sentiment';
export type { SentimentEngine } from './sentiment/sentimentEngine';
export { isRating } from './sentiment/stars';
export { openAspects, type AspectOptions, type Aspects } from './aspects/openAspects';
export type { Aspect } from './aspects/aspect';
export type { OwnTopic } from './aspects/aspectWords';
export {
	EMOTIONS,
	openEmotions,
	type Emotion,
	type EmotionEvidence,
	type EmotionReading,
	type Emotions,
} from './emotions/openEmotions';
export {
	openUrgency,
	URGENCY_REASONS,
	type Urgency,
	type UrgencyReading,
	type UrgencyReason,
	type UrgencyReasonKind,
} from './urgency/openUrgency';
export { answerMessages, type AnswerResult } from './answers/answerMessages';
export type { CandidateCell } from './answers/answerColumns';
export type { AnswerReport } from './answers/answerReport';
export { answerRows } from './answers/answerTask';
export { Bm25, type Bm25Options } from './answers/bm25';
export type { Candidate, FaqEntry } from './answers/entry';
export { DEFAULT_RULES, type AnswerOptions } from './answers/options';
export { openResponder, type Responder } from './answers/responder';
export { ANSWER_THRESHOLD } from './answers/weights';
export { filterSpam, spamRows, type SpamOptions, type SpamResult } from './spam/filterSpam';
export { openSpamFilter } from './spam/openSpamFilter';
export { SPAM_THRESHOLD, SpamFilter, type SpamJudgement } from './spam/spamFilter';
export { findThemes, type ThemesResult } from './themes/findThemes';
export type { ThemesOptions } from './themes/options';
export type {
	Theme,
	ThemePeriod,
	ThemePhrase,
	ThemeQuote,
	ThemesReport,
	ThemeTrend,
} from './themes/report';
export { extractKeywords } from './keywords/keywordsJob';
export type { KeywordsOptions, KeywordsReport, KeywordsResult } from './keywords/keywordsJob';
export {
	keywordsOf,
	type Keyword,
	type KeywordMethod,
	type KeywordOptions,
} from './keywords/keywords';
export { commonBackground } from './keywords/commonWords';
export type { SetKeyword } from './keywords/setKeywords';
export { learnWords } from './sentimentJob/learnPass';
export { learnAspects, type LearningText } from './aspects/learnAspects';
export type { LearnedWords } from './aspects/learned';
