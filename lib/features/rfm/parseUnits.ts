import { parseFloatBytes } from '../../table';
import { toUnits } from './money';

const MINUS = 45;
const SCALE = Float64Array.of(10_000, 1000, 100, 10, 1);

/**
 * The amount in bytes [start, end) in ten-thousandths: what `toUnits(parseFloatBytes(…))` gives. Plain numbers of up
 * to 15 digits and four decimals are read without a division. NaN when it is not a number.
 */
export function parseUnits(bytes: Uint8Array, start: number, end: number, decimal: number): number {
	const negative = bytes[start] === MINUS;
	const from = negative ? start + 1 : start;
	if (end - from > 15 || end === from) return slowUnits(bytes, start, end, decimal);
	let value = 0;
	let mark = end;
	for (let at = from; at < end; at++) {
		const byte = bytes[at] ?? 0;
		if (byte === decimal && mark === end) mark = at;
		else if (byte >= 48 && byte <= 57) value = value * 10 + (byte - 48);
		else return slowUnits(bytes, start, end, decimal);
	}
	const decimals = mark === end ? 0 : end - mark - 1;
	if (decimals > 4 || end - from === 1 + decimals) return slowUnits(bytes, start, end, decimal);
	const units = value * (SCALE[decimals] ?? 1);
	return negative ? -units : units;
}

function slowUnits(bytes: Uint8Array, start: number, end: number, decimal: number): number {
	return toUnits(parseFloatBytes(bytes, start, end, decimal));
}
