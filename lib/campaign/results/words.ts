/** Numbers in sentences, the same on every machine. */
import type { Bounded } from './bounded';

export const percent = (share: number, digits = 1): string => {
	const text = (100 * share).toFixed(digits);
	// A rare thing is not "0.0 %".
	return share > 0 && Number(text) === 0
		? `${Number((100 * share).toPrecision(2))} %`
		: `${text} %`;
};

/** A difference of shares: "+0.46 points". */
export const points = (difference: number): string =>
	`${difference < 0 ? '−' : '+'}${Math.abs(100 * difference).toFixed(2)}`;

export const pointRange = ({ value, low, high }: Bounded): string =>
	`${points(value)} points (95 % interval ${points(low)} to ${points(high)})`;

export const whole = (value: number): string => {
	const digits = String(Math.abs(Math.round(value))).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
	return value <= -0.5 ? `−${digits}` : digits;
};

export const wholeRange = ({ value, low, high }: Bounded): string =>
	`${whole(value)} (95 % interval ${whole(low)} to ${whole(high)})`;

export function money(value: number): string {
	const [units = '', cents = ''] = Math.abs(value).toFixed(2).split('.');
	return `${value < 0 ? '−' : ''}${whole(Number(units))}.${cents}`;
}

export const chance = (pValue: number): string =>
	pValue < 0.001 ? 'p < 0.001' : `p = ${pValue.toFixed(3)}`;

export const people = (count: number): string =>
	count === 1 ? '1 person' : `${whole(count)} people`;
