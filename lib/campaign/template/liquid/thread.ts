/** The thread on which Liquid templates are read and filled. It holds nothing else, so that it can be ended at any moment. */
import { isMainThread, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { LiquidEngine } from './engine';
import { ANSWERED, ASKED, type LiquidRequest, type LiquidThreadData } from './protocol';

/** Both sides wait on counters instead of events: a question and its answer take some ten microseconds. */
async function serve({ counters, port }: LiquidThreadData): Promise<void> {
	const engine = new LiquidEngine(await import('./liquid.vendor.js'));
	for (let answered = 0; ; answered++) {
		Atomics.store(counters, ANSWERED, answered);
		Atomics.notify(counters, ANSWERED);
		Atomics.wait(counters, ASKED, answered);
		const received: { message: LiquidRequest } | undefined = receiveMessageOnPort(port);
		if (received) port.postMessage(answer(engine, received.message));
	}
}

function answer(engine: LiquidEngine, request: LiquidRequest) {
	const { type, id } = request;
	return type === 'parse'
		? engine.parse(id, request.source, request.kind)
		: engine.render(id, request.row);
}

if (!isMainThread) void serve(workerData as LiquidThreadData);
