export { findRules, type RulesReport, type RulesResult } from './findRules';
export { frequentItemSets, type ItemSets } from './itemSets';
export { MEASURES, ruleMeasures, type Measure, type RuleMeasures } from './measures';
export type { RulesOptions } from './options';
export { associationRules, type Rule, type RuleOptions } from './rules';
