/**
 * Amounts as whole ten-thousandths. Sums of whole numbers below 2^53 are exact in float64, so a total is the same
 * whatever the order of the rows and the number of threads. The price: each line is rounded to four decimals.
 */
const UNITS = 10_000;

/** Larger amounts of one line (either sign) are refused as unreadable. */
export const UNITS_LIMIT = 1e11 * UNITS;

/** Totals beyond this (in currency, about 900 billion) are no longer exact; the report counts such customers. */
export const EXACT_LIMIT = Number.MAX_SAFE_INTEGER / UNITS;

/** Whole ten-thousandths of an amount; NaN stays NaN. */
export const toUnits = (amount: number): number => Math.round(amount * UNITS);

/** The amount of so many ten-thousandths. */
export const fromUnits = (units: number): number => units / UNITS;
