const started = Date.now();

/** 95_000 → "1 min 35 s". */
export function duration(milliseconds) {
	const seconds = Math.round(milliseconds / 1000);
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** One line to the terminal, with the time since the script began. */
export function say(text) {
	const minutes = Math.floor((Date.now() - started) / 60_000);
	const seconds = Math.floor(((Date.now() - started) % 60_000) / 1000);
	process.stdout.write(`[${minutes}:${String(seconds).padStart(2, '0')}] ${text}\n`);
}

/**
 * Runs `work` and keeps the terminal alive: a line at the start, one every `everySeconds`
 * (`detail()` may add a word on how far it is), one at the end.
 */
export async function step(text, work, { everySeconds = 20, detail = () => '' } = {}) {
	const begin = Date.now();
	say(`${text} …`);
	const ticker = setInterval(() => {
		const more = detail();
		say(`${text} … ${duration(Date.now() - begin)}${more ? `, ${more}` : ''}`);
	}, everySeconds * 1000);
	try {
		const result = await work();
		say(`${text}: done in ${duration(Date.now() - begin)}`);
		return result;
	} finally {
		clearInterval(ticker);
	}
}
