// Runs the weekly campaign as a user would with one click, and tells what came of it.
import { say, step } from './progress.mjs';
import { summaryOf, tableOf } from './summary.mjs';

export const MAIN_TEMPLATE = 'weekly-personalised-offers.json';
export const MANUAL_TRIGGER = 'Run Now';

function reasonOf({ error, runData }) {
	const failed = Object.entries(runData).find(([, runs]) => runs.at(-1)?.error);
	const fault = failed ? failed[1].at(-1).error : error;
	const where = failed ? `in "${failed[0]}": ` : '';
	return `${where}${fault?.message ?? 'no reason given'}${fault?.description ? ` ${fault.description}` : ''}`;
}

/** Runs it to its end and prints the summary. @returns whether it succeeded */
export async function runMainWorkflow({ client, inbox, templates }) {
	const id = templates[MAIN_TEMPLATE];
	if (!id) throw new Error(`workflows/${MAIN_TEMPLATE} is missing.`);
	const before = await inbox.count();
	const execution = await step(
		'Running the weekly campaign',
		() => client.run(id, MANUAL_TRIGGER),
		{
			everySeconds: 5,
		},
	);
	if (execution.status !== 'success') {
		console.error(`\nThe workflow ended with status "${execution.status}" ${reasonOf(execution)}`);
		return false;
	}
	const arrived = (await inbox.count()) - before;
	console.log(`\n${tableOf([...summaryOf(execution), ['Mails in the inbox', arrived]])}\n`);
	say('The weekly campaign succeeded');
	return true;
}
