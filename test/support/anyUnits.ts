import * as fc from 'fast-check';

/** Texts of any UTF-16 units, lone halves of pairs among them: made much faster than fast-check's own strings under jest. */
export const anyUnits = (maxLength: number) =>
	fc.uint16Array({ maxLength }).map((units) => String.fromCharCode(...units));
