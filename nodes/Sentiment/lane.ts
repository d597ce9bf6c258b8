import type { Table } from '../../lib/table';

/** Single requests go before long work. */
const QUICK_ROWS = 20;

export interface Lane {
	readonly lane: 'quick' | 'background';
}

/** The lane for so many rows. */
export const laneOf = ({ numRows }: Table): Lane => ({
	lane: numRows <= QUICK_ROWS ? 'quick' : 'background',
});
