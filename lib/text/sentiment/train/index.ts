/** How the shipped weights are learned: for scripts/sentiment/train.mjs, its test and the benchmark. */
export { decodeWeights, encodeWeights, type WeightsFile } from '../weightsFile';
export { EvidenceReader } from '../evidence';
export { SENTIMENT_LANGUAGES, weightsPath } from '../openSentiment';
export { SentimentEngine } from '../sentimentEngine';
export { readLabelled, type LabelledText, type ReadText } from './labelledTexts';
export { fitRulesAlone } from './rulesAlone';
export { trainSentiment, type TrainOptions } from './trainSentiment';
