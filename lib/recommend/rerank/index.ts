export type { Candidate } from './candidate';
export { Caps, type GroupCap } from './caps';
export { isExcluded, priceFits, type ShopperLimits } from './limits';
export { ListBuilder, type Chosen, type Shortlist } from './listBuilder';
export type { Rerank } from './rerank';
