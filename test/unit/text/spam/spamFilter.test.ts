import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	filterSpam,
	openSpamFilter,
	spamRows,
	SPAM_THRESHOLD,
	type SpamFilter,
} from '../../../../lib/text';
import { SpamFilter as Filter } from '../../../../lib/text/spam/spamFilter';
import { signsOf } from '../../../../lib/text/spam/signs';
import { stringColumn, Table, tableToRecords } from '../../../../lib/table';
import { testContext } from '../../../support/context';

const WEIGHTS = join(__dirname, '../../../../lib/text/spam/weights/spam.safetensors');
const GOLDEN = join(__dirname, '../../../golden/spam');

let filter: SpamFilter;
beforeAll(async () => {
	filter = await openSpamFilter();
});

/** Hand-written messages: [is spam, text]. */
const golden = (file: string): [boolean, string][] =>
	readFileSync(join(GOLDEN, file), 'utf8')
		.split('\n')
		.flatMap((line): [boolean, string][] => {
			const found = /^(spam|ham) \w+ (.*)$/u.exec(line);
			return found ? [[found[1] === 'spam', found[2] ?? '']] : [];
		});

describe('signsOf', () => {
	it('counts links, phone numbers, sums, percentages and shouting', () => {
		const signs = signsOf(
			'WIN £500 or 20% NOW! Call 0906 170 1461 or see http://win.example and www.x.de, V1AGRA',
		);
		expect(signs).toMatchObject({
			links: 2,
			phones: 1,
			sums: 1,
			percentages: 1,
			exclamations: 1,
			disguised: 1,
		});
		expect(signs.capitals).toBeGreaterThan(0.2);
	});

	it('sees none of them in a plain question', () => {
		const signs = signsOf('Where is my parcel with the 2 chairs?');
		expect(signs).toMatchObject({
			links: 0,
			phones: 0,
			sums: 0,
			percentages: 0,
			exclamations: 0,
			disguised: 0,
		});
	});
});

describe('the shipped spam filter', () => {
	it.each(['messages.txt', 'fresh.txt'])('catches spam and loses next to nothing of %s', (file) => {
		const judged = golden(file).map(([spam, text]) => ({ spam, called: filter.judge(text).spam }));
		const wanted = judged.filter(({ spam }) => !spam);
		const spam = judged.filter((one) => one.spam);
		expect(wanted.filter(({ called }) => called).length / wanted.length).toBeLessThanOrEqual(0.03);
		expect(spam.filter(({ called }) => called).length / spam.length).toBeGreaterThanOrEqual(0.6);
	});

	it('gives reasons for spam and none for what is wanted', () => {
		const spam = filter.judge(
			'Congratulations, you won £5000! Claim your free prize now http://win.example',
		);
		expect(spam.spam).toBe(true);
		expect(spam.reasons).toEqual(
			expect.arrayContaining(['It holds a link', 'It speaks of a sum of money']),
		);
		expect(filter.judge('Where is my parcel?')).toMatchObject({ spam: false, reasons: [] });
	});

	it('wants texts without words', () => {
		for (const text of ['', '   ', '!!!', '👍', '\u0000\u0000'])
			expect(filter.probability(text)).toBe(0);
	});

	it('takes less than 300 kB', () => {
		expect(readFileSync(WEIGHTS).length).toBeLessThan(300_000);
	});

	it('reads hostile texts in bounded time', () => {
		const texts = [
			'a'.repeat(1e6),
			'http://x '.repeat(1e5),
			'5 5 5 '.repeat(2e5),
			'-'.repeat(1e6),
			'\ud800\u202e'.repeat(1e5),
		];
		for (const text of texts) {
			const started = process.cpuUsage();
			expect(filter.probability(text)).toBeLessThanOrEqual(1);
			const { user, system } = process.cpuUsage(started);
			// Milliseconds of processor: other tests run beside this one.
			expect((user + system) / 1000).toBeLessThan(600);
		}
	});

	it('refuses weights that are cut off', () => {
		expect(() => Filter.load(readFileSync(WEIGHTS).subarray(0, 1000))).toThrow(/cut off|header/);
	});
});

describe('filterSpam', () => {
	const run = async (texts: (string | null)[], options = {}) => {
		const { signal } = testContext();
		const rows = (input: Parameters<typeof spamRows>[0]) => spamRows(input, { signal });
		const context = testContext({ tasks: { 'text.spamRows': rows } });
		const table = new Table([['text', stringColumn(texts)]]);
		const result = await filterSpam(table, { textColumn: 'text', ...options }, context);
		return { ...result, records: tableToRecords(result.rows, 0, texts.length) };
	};

	it('marks each row and counts', async () => {
		const { records, report } = await run([
			'Free prize! Claim £1000 now, call 09061701461',
			'hello',
			null,
		]);
		expect(records.map((row) => row['spam'])).toEqual([true, false, false]);
		expect(report).toMatchObject({ texts: 3, spam: 1, empty: 1, threshold: SPAM_THRESHOLD });
		expect(report.reasons.map(({ reason }) => reason)).toContain('It holds a phone number');
	});

	it('calls all that has words spam at 0, and refuses impossible thresholds', async () => {
		const { records } = await run(['hello'], { threshold: 0 });
		expect(records[0]?.['spam']).toBe(true);
		await expect(run(['x'], { threshold: 1.5 })).rejects.toMatchObject({
			code: 'INVALID_PARAMETER',
		});
	});
});
