export { Caps, type GroupCap } from './caps';
export { ListBuilder, type Candidate, type Shortlist } from './listBuilder';
