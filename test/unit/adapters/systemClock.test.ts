import { systemClock } from '../../../lib/adapters';

test('tells the time in UTC milliseconds', () => {
	const before = Date.now();
	const now = systemClock.now();
	expect(now).toBeGreaterThanOrEqual(before);
	expect(now).toBeLessThanOrEqual(Date.now());
});

test('sleeps at least as long as asked', async () => {
	const before = performance.now();
	await systemClock.sleep(30);
	expect(performance.now() - before).toBeGreaterThanOrEqual(29);
});

test('wakes at once with the reason when the signal is aborted, before or during the sleep', async () => {
	const reason = new Error('stop');
	await expect(systemClock.sleep(60_000, AbortSignal.abort(reason))).rejects.toBe(reason);
	const controller = new AbortController();
	const sleeping = systemClock.sleep(60_000, controller.signal);
	controller.abort(reason);
	await expect(sleeping).rejects.toBe(reason);
});
