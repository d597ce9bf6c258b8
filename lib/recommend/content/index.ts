export type { ContentOptions } from './contentColumns';
export { buildContentIndex, type ContentIndex } from './contentIndex';
export { closestOf, ContentScorer, type ContentQuery } from './contentScorer';
