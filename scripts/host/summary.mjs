/** Label and value pairs as an aligned table; numbers to the right. */
export function tableOf(rows) {
	const texts = rows.map(([label, value]) => [
		label,
		typeof value === 'number' ? value.toLocaleString('en') : value,
	]);
	const width = Math.max(...texts.map(([label]) => label.length));
	const valueWidth = Math.max(...texts.map(([, value]) => value.length));
	const line = '-'.repeat(width + 2 + valueWidth);
	const body = texts.map(
		([label, value]) => `${label.padEnd(width)}  ${value.padStart(valueWidth)}`,
	);
	return [line, ...body, line].join('\n');
}

const itemsOf = (runs, output = 0) =>
	runs?.at(-1)?.data?.main?.[output]?.map(({ json }) => json) ?? [];

/** What one run of the weekly campaign did, from the data that its nodes put out. */
export function summaryOf({ runData, startedAt, stoppedAt }) {
	const rows = Object.entries(runData).map(([name, runs]) => [name, itemsOf(runs).length]);
	const seconds = (Date.parse(stoppedAt) - Date.parse(startedAt)) / 1000;
	return [...rows, ['Seconds', seconds.toFixed(1)]];
}
