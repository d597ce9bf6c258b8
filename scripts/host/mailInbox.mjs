// maildev: takes every mail by SMTP, keeps it, shows it on a web page, forwards nothing.
import { setTimeout as sleep } from 'node:timers/promises';
import { environmentFor } from './npm.mjs';
import { freePort } from './ports.mjs';
import { start, stop, tail } from './processes.mjs';

const READY_WITHIN_MS = 60_000;

async function answers(url) {
	try {
		return (await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2_000) })).ok;
	} catch {
		return false; // not listening yet
	}
}

/** @returns { url, smtpPort, pid, count(), stop() } */
export async function startMailInbox({ node, script, smtpPort, webPort, logFile }) {
	const smtp = await freePort(smtpPort);
	const web = await freePort(webPort);
	const url = `http://127.0.0.1:${web}`;
	const places = ['--ip', '127.0.0.1', '--web-ip', '127.0.0.1'];
	const ports = ['--smtp', String(smtp), '--web', String(web)];
	const child = start(node.bin, [script, ...places, ...ports, '--silent'], {
		env: environmentFor(node),
		logFile,
	});
	const deadline = Date.now() + READY_WITHIN_MS;
	while (!(await answers(url))) {
		if (child.exitCode !== null || Date.now() > deadline) {
			await stop(child, 1_000);
			throw new Error(`The mail inbox did not start:\n${tail(logFile)}`);
		}
		await sleep(200);
	}
	const count = async () => (await (await fetch(`${url}/email`)).json()).length;
	return {
		url,
		smtpPort: smtp,
		pid: child.pid,
		count,
		ended: child.ended,
		stop: () => stop(child, 5_000),
	};
}
