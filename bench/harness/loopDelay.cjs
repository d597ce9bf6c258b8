// Loaded into n8n (node --require) by harness/n8n.mjs: SIGUSR2 starts measuring the main thread's event-loop delay, the next
// one ends it and writes { p50, p99, max } in milliseconds to the file that BENCH_LOOP_DELAY names.
const { writeFileSync } = require('node:fs');
const { monitorEventLoopDelay } = require('node:perf_hooks');
const { isMainThread } = require('node:worker_threads');

const file = process.env.BENCH_LOOP_DELAY;

function listen() {
	let delay = null;
	process.on('SIGUSR2', () => {
		if (delay === null) {
			delay = monitorEventLoopDelay({ resolution: 1 });
			delay.enable();
			return;
		}
		delay.disable();
		const [p50, p99] = [50, 99].map((share) => delay.percentile(share) / 1e6);
		writeFileSync(file, JSON.stringify({ p50, p99, max: delay.max / 1e6 }));
		delay = null;
	});
}

// n8n's own child processes inherit the option; only the server itself has this argument.
if (isMainThread && file && process.argv.includes('start')) listen();
