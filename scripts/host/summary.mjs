/** Label and value pairs as an aligned table; numbers to the right. */
export function tableOf(rows) {
	const texts = rows.map(([label, value]) => [label, value.toLocaleString('en')]);
	const width = Math.max(...texts.map(([label]) => label.length));
	const valueWidth = Math.max(...texts.map(([, value]) => value.length));
	const line = '-'.repeat(width + 2 + valueWidth);
	const body = texts.map(
		([label, value]) => `${label.padEnd(width)}  ${value.padStart(valueWidth)}`,
	);
	return [line, ...body, line].join('\n');
}

/** The items that a node put out at one of its outputs, as plain objects. */
function itemsOf(runData, name, output = 0) {
	const items = runData[name]?.at(-1)?.data?.main?.[output] ?? [];
	return items.map(({ json }) => json);
}

/** Rows in, clean and rejected of each Clean Data node. */
function cleaning(runData) {
	return Object.keys(runData)
		.filter((name) => name.startsWith('Clean '))
		.flatMap((name) => {
			const [clean, rejected] = [itemsOf(runData, name), itemsOf(runData, name, 1)];
			const what = name.replace('Clean ', '');
			return [
				[`${what}: rows in`, clean.length + rejected.length],
				[`${what}: rejected`, rejected.length],
			];
		});
}

function segments(runData) {
	const profiles = itemsOf(runData, 'Segment Customers', 1);
	const rows = profiles.map(({ segmentName, customers }) => [`  ${segmentName}`, customers]);
	return [['Segments', profiles.length], ...rows];
}

const WORDS = {
	sent: 'Mails sent',
	alreadySent: 'Not sent: had it already',
	noConsent: 'Not sent: no consent',
	suppressed: 'Not sent: on the suppression list',
	invalid: 'Not sent: invalid address',
	duplicate: 'Not sent: same address twice',
};

function mails(runData) {
	const [summary] = itemsOf(runData, 'Send Campaign', 2);
	const counts = { sent: 0, ...summary?.counts };
	return Object.entries(counts).map(([status, count]) => [
		WORDS[status] ?? `Not sent: ${status}`,
		count,
	]);
}

/** What one run of the weekly campaign did, from the data that its nodes put out. */
export function summaryOf({ runData, startedAt, stoppedAt }) {
	const seconds = (Date.parse(stoppedAt) - Date.parse(startedAt)) / 1000;
	return [
		...cleaning(runData),
		...segments(runData),
		...mails(runData),
		['Seconds', Number(seconds.toFixed(1))],
	];
}
