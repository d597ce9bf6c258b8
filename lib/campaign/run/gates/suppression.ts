import type { Suppression, SuppressionList } from '../../../ports';
import { withoutTag } from '../../recipients/plusTag';
import type { Candidate } from '../candidate';
import type { Gate, Refusal } from './gate';

/** Nobody on the suppression list gets anything, for the topic or for everything. */
export class SuppressionGate implements Gate {
	/** `ignoreTags`: whoever refused as ada@x.com has refused as ada+shop@x.com too, and the other way round. */
	constructor(
		private readonly suppression: SuppressionList,
		private readonly topic: string,
		private readonly ignoreTags: boolean,
	) {}

	async check(batch: readonly Candidate[]): Promise<(Refusal | null)[]> {
		const keys = batch.map(({ address }) => address.key);
		const bare = this.ignoreTags ? keys.map(withoutTag) : [];
		const matches = await this.suppression.match([...new Set([...keys, ...bare])], this.topic);
		return keys.map((key, i) => {
			const rule = matches.get(key) ?? matches.get(bare[i] ?? key);
			return rule ? refusalBy(rule) : null;
		});
	}
}

function refusalBy(rule: Suppression): Refusal {
	const topic = rule.topic === '*' ? 'all topics' : `the topic "${rule.topic}"`;
	const reason = `suppressed for ${topic}${rule.reason === '' ? '' : `: ${rule.reason}`}`;
	return { status: 'suppressed', reason };
}
