// bench/results.json (an array, newest per metric) and bench/RESULTS.md.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const JSON_FILE = fileURLToPath(new URL('../results.json', import.meta.url));
const MARKDOWN_FILE = fileURLToPath(new URL('../RESULTS.md', import.meta.url));

const reaches = {
	'>=': (value, goal) => value >= goal,
	'<=': (value, goal) => value <= goal,
	'==': (value, goal) => value === goal,
};

function write(file, text) {
	writeFileSync(`${file}.draft`, text);
	renameSync(`${file}.draft`, file);
}

export const readResults = () =>
	existsSync(JSON_FILE) ? JSON.parse(readFileSync(JSON_FILE, 'utf8')) : [];

/** Puts new records in, each in place of the old one of its metric. */
export function mergeResults(records) {
	const byMetric = new Map(readResults().map((record) => [record.metric, record]));
	for (const record of records) byMetric.set(record.metric, record);
	const all = [...byMetric.values()].sort((a, b) => a.metric.localeCompare(b.metric));
	write(JSON_FILE, `${JSON.stringify(all, null, '\t')}\n`);
	write(MARKDOWN_FILE, markdown(all));
}

/** Counts in full, measures to three places. */
const short = (value) => {
	if (typeof value !== 'number') return value ?? '';
	return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(3)));
};

function verdict({ value, goal }) {
	if (!goal) return '';
	return `${goal.op} ${goal.value}: ${reaches[goal.op](value, goal.value) ? 'reached' : 'missed'}`;
}

function markdown(records) {
	const rows = records.map((record) =>
		[
			record.metric,
			`${short(record.value)} ${record.unit ?? ''}`.trimEnd(),
			verdict(record),
			record.peer ? `${record.peer}: ${short(record.peerValue)}` : '',
			short(record.ours),
			record.data,
			record.threads,
			short(record.load),
			record.measured,
		].join(' | '),
	);
	const notes = records.flatMap(({ metric, note }) => (note ? [`- **${metric}**: ${note}`] : []));
	return [
		'# Benchmarks',
		'',
		'Written by `npm run bench`. Ratio = time of the peer / our time, same run, same data, same number of threads, median of',
		'at least five interleaved rounds: above 1 we are faster. Load: greatest load average during the run; on a machine with',
		'N cores a load well above N means that other programs took part. How to read and add benches: [README](README.md).',
		'',
		'| metric | value | goal | peer (its seconds) | ours (seconds) | data | threads | load | measured |',
		'|---|---|---|---|---|---|---|---|---|',
		...rows.map((row) => `| ${row} |`),
		'',
		...(notes.length > 0 ? ['## Notes', '', ...notes, ''] : []),
	].join('\n');
}
