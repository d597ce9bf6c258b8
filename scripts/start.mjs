// `npm start`: a real n8n with this package, the templates, a sample shop and a mail inbox, all on this machine.
// `npm start -- --run` runs the weekly campaign once, prints what happened and ends. Needs only Node ≥ 20 and npm.
import { forgetInstance, claimInstance } from './host/instance.mjs';
import { say } from './host/progress.mjs';
import { runMainWorkflow } from './host/mainWorkflow.mjs';
import { startEverything } from './host/session.mjs';

const HELP = `npm start             starts n8n with the nodes, templates, a sample shop and a mail inbox
npm start -- --run    also runs the weekly campaign, prints a summary and ends`;

function printAddresses({ n8n, owner, inbox, shop, templates }) {
	const lines = [
		['n8n', n8n.url],
		['  e-mail', owner.email],
		['  password', owner.password],
		...Object.entries(templates).map(([file, id]) => [
			`  ${file.replace('.json', '')}`,
			`${n8n.url}/workflow/${id}`,
		]),
		['Mail inbox', inbox.url],
		['Sample shop', shop.url],
	];
	const width = Math.max(...lines.map(([label]) => label.length));
	console.log(`\n${lines.map(([label, value]) => `${label.padEnd(width)}  ${value}`).join('\n')}`);
	console.log('\nCtrl-C stops all of it.\n');
}

let session;
let claimed = false;
let stopping;

/** Stops what runs, once; a second Ctrl-C does not wait. */
function stopAll(code) {
	if (stopping) process.exit(code);
	stopping = (async () => {
		if (session) say('Stopping …');
		await session?.stop();
		if (claimed) forgetInstance();
		process.exit(code);
	})();
}

async function main(args) {
	if (args.includes('--help')) return console.log(HELP);
	const unknown = args.filter((arg) => arg !== '--run');
	if (unknown.length > 0) throw new Error(`Unknown option ${unknown.join(' ')}.\n${HELP}`);
	claimInstance();
	claimed = true;
	process.on('SIGINT', () => stopAll(session ? 0 : 130));
	process.on('SIGTERM', () => stopAll(143));
	process.on('SIGHUP', () => stopAll(129));
	session = await startEverything();
	if (args.includes('--run')) {
		const succeeded = await runMainWorkflow(session);
		return stopAll(succeeded ? 0 : 1);
	}
	printAddresses(session);
	const ended = await session.someEnded;
	if (stopping) return;
	console.error(`${ended} ended by itself; see ${session.logFolder}.`);
	stopAll(1);
}

main(process.argv.slice(2)).catch((error) => {
	if (stopping) return;
	console.error(`\n${error.message}`);
	if (process.env.DEBUG) console.error(error);
	stopAll(1);
});
