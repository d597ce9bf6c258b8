import { BANDS, type LiftCurve } from './liftCurve';

const isCount = (value: unknown): value is number => typeof value === 'number' && value >= 0;

/** A lift curve that went through JSON (the facts that the store keeps of a model); null when it is none. */
export function readLift(value: unknown): LiftCurve | null {
	if (typeof value !== 'object' || value === null) return null;
	const { customers, purchases, curve, expected }: Record<string, unknown> = { ...value };
	if (!isCount(customers) || !isCount(purchases)) return null;
	if (!Array.isArray(expected) || expected.length !== BANDS.length || !expected.every(isCount))
		return null;
	const points = Array.isArray(curve) ? curve.filter(isPoint) : [];
	return { customers, purchases, curve: points, expected };
}

function isPoint(value: unknown): value is LiftCurve['curve'][number] {
	if (typeof value !== 'object' || value === null) return false;
	const { topShare, lift, low, high, mostActive }: Record<string, unknown> = { ...value };
	return [topShare, lift, low, high, mostActive].every((number) => typeof number === 'number');
}
