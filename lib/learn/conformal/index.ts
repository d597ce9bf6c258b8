export {
	conformalIntervals,
	fitConformalIntervals,
	type ConformalIntervalOptions,
	type ConformalIntervals,
} from './intervals';
export {
	conformalSets,
	fitConformalSets,
	type ConformalSetOptions,
	type ConformalSets,
} from './sets';
