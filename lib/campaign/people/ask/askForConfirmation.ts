import type { JobContext, Store } from '../../../ports';
import { cellAt, type Table } from '../../../table';
import { LINK_KEY } from '../../links/linksOf';
import { LinkTokens } from '../../links/token';
import { previewCampaign } from '../../previewCampaign';
import type { CampaignPorts } from '../../run/deps';
import type { CampaignOptions } from '../../run/options';
import { Outcomes, type Status } from '../../run/outcomes';
import type { CampaignResult, Sample } from '../../run/result';
import { sendCampaign } from '../../sendCampaign';
import { readAskOptions, type AskOptions, type AskRules } from './askOptions';
import { planAsking, timesOf, type AskPlan } from './askPlan';
import { consentsForAsking, suppressionForAsking } from './askStore';
import { mergedSummary } from './askSummary';
import { AskTable } from './askTable';
import { RecordingTransport } from './recordingTransport';

export type AskPorts = Omit<CampaignPorts, 'transport'> & {
	readonly store: Pick<Store, 'ledger' | 'consents' | 'suppression'>;
	/** Not needed for a dry run. */
	readonly transport: CampaignPorts['transport'] | null;
};

/**
 * Double opt-in: asks each person of `table` by mail whether he wants messages about a topic. Goes out through the same ledger as
 * campaigns, under the name `confirm: <topic>`; nobody is asked twice within the time that is set. Each question is recorded as an open
 * consent with its proof before it is handed over; the link in it expires. Throws as `sendCampaign`.
 */
export async function askForConfirmation(
	table: Table,
	options: AskOptions,
	ports: AskPorts,
	context: JobContext,
): Promise<CampaignResult> {
	const rules = readAskOptions(options);
	try {
		return await new Asking(table, options, rules, ports, context).run();
	} finally {
		ports.transport?.close();
	}
}

class Asking {
	private readonly outcomes: Outcomes;
	private readonly results: CampaignResult[] = [];
	private readonly now: number;

	constructor(
		private readonly table: Table,
		private readonly options: AskOptions,
		private readonly rules: AskRules,
		private readonly ports: AskPorts,
		private readonly context: JobContext,
	) {
		this.outcomes = new Outcomes(table.numRows);
		this.now = ports.clock.now();
	}

	async run(): Promise<CampaignResult> {
		const { rules, ports, table, now } = this;
		const plan = await planAsking(table, rules, ports.store, now);
		const key = ports.transport ? await ports.store.secret(LINK_KEY) : new Uint8Array(32);
		const links = { url: rules.linkUrl, tokens: new LinkTokens(key) };
		const asked = new AskTable(table, rules, links, now);
		const store = this.storeFor(plan);
		const transport = this.recording(plan, asked);
		for (const { row, key: recipient, at } of plan.confirmed) {
			const reason = `has confirmed at ${new Date(at).toISOString()}`;
			this.outcomes.set({ row, status: 'confirmed', reason, recipient, messageId: '' });
		}
		for (const [step, rows] of [...plan.steps].sort(([a], [b]) => Number(a) - Number(b))) {
			const result = await this.step(asked.rows(rows, step), step, store, transport);
			this.results.push(result);
			this.take(result, rows);
		}
		return await this.result();
	}

	private async step(
		table: Table,
		step: string,
		store: CampaignPorts['store'],
		transport: RecordingTransport | null,
	): Promise<CampaignResult> {
		const options = { ...this.campaignOptions(), step };
		const { clock, run } = this.ports;
		return transport
			? await sendCampaign(table, options, { store, clock, run, transport }, this.context)
			: await previewCampaign(table, options, { store, clock }, this.context);
	}

	private campaignOptions(): CampaignOptions {
		const { rules, options } = this;
		const { connections, ratePerSecond, maxMessages, lease, execution } = options;
		return {
			...{ campaign: rules.campaign, from: rules.from, replyTo: options.replyTo ?? null },
			columns: {
				email: rules.columns.email,
				...(rules.columns.name && { name: rules.columns.name }),
			},
			...{ consentRule: 'off', topic: rules.topic, subject: rules.subject, html: rules.html },
			postalAddress: options.postalAddress ?? '',
			...(connections !== undefined && { connections }),
			...(ratePerSecond !== undefined && { ratePerSecond }),
			...(maxMessages !== undefined && { maxMessages }),
			...(lease !== undefined && { lease }),
			...(execution !== undefined && { execution }),
		};
	}

	private signedUp(rowOf: AskPlan['rowOf']): (recipient: string) => number {
		const times = timesOf(this.table, this.rules.columns.signedUpAt);
		return (recipient) => {
			const row = rowOf.get(recipient);
			const time = row === undefined ? 0 : times(row);
			return time <= this.now ? time : 0;
		};
	}

	/** The store as the gates of a question see it. */
	private storeFor(plan: AskPlan): CampaignPorts['store'] {
		const { store } = this.ports;
		const signedUp = this.signedUp(plan.rowOf);
		return {
			driver: store.driver,
			ledger: store.ledger,
			events: store.events,
			profiles: store.profiles,
			secret: async (name) => await store.secret(name),
			consents: consentsForAsking(store.consents, signedUp),
			suppression: suppressionForAsking(store.suppression, this.rules.topic, signedUp),
		};
	}

	/** Records each question before it is handed over; null = a dry run. */
	private recording(plan: AskPlan, asked: AskTable): RecordingTransport | null {
		const { transport } = this.ports;
		if (!transport) return null;
		const record = async (key: string) => await this.record(key, plan.rowOf.get(key) ?? 0, asked);
		const isOver = () => this.context.signal.cancelled;
		return new RecordingTransport(transport, record, isOver);
	}

	private async record(recipient: string, row: number, asked: AskTable): Promise<void> {
		const { topic } = this.rules;
		const [askedAt, source, wording] = [
			this.ports.clock.now(),
			this.sourceOf(row),
			asked.wordingOf(row),
		];
		await this.ports.store.consents.ask([{ recipient, topic, askedAt, source, wording }]);
	}

	private sourceOf(row: number): string {
		const { columns, source } = this.rules;
		const cell = columns.source ? cellAt(this.table.column(columns.source), row) : null;
		const own = String(cell ?? '').trim() || source || 'not given';
		const at = timesOf(this.table, columns.signedUpAt)(row);
		return at > 0 ? `${own}; signed up at ${new Date(at).toISOString()}` : own;
	}

	private take({ outcomes }: CampaignResult, rows: readonly number[]): void {
		const text = (column: string, i: number) => String(outcomes.cell(column, i) ?? '');
		for (let i = 0; i < outcomes.numRows; i++) {
			this.outcomes.set({
				row: rows[Number(outcomes.cell('row', i))] ?? 0,
				status: text('status', i) as Status, // written by Outcomes.toTable
				reason: text('reason', i),
				recipient: text('recipient', i),
				messageId: text('messageId', i),
			});
		}
	}

	private async result(): Promise<CampaignResult> {
		const { outcomes, results, rules, ports } = this;
		const counts = await ports.store.ledger.count(rules.campaign);
		const mode = ports.transport ? 'send' : 'dryRun';
		const samples: Sample[] = results.flatMap(({ samples: some }) => [...some]).slice(0, 3);
		const summary = mergedSummary(rules.campaign, mode, outcomes, results, counts);
		return { outcomes: outcomes.toTable(), summary, samples };
	}
}
