import type { Finding, LintedMessage } from './finding';
import { inspectHtml } from './inspect';
import { RULES } from './rules';

const ORDER = { serious: 0, warning: 1, hint: 2 } as const;
const bySeverity = (a: Finding, b: Finding) => ORDER[a.severity] - ORDER[b.severity];

/** What a careful sender would change in a finished message, the serious first. Linear in its length. */
export function lintMessage(message: LintedMessage): Finding[] {
	const facts = inspectHtml(message.html);
	return RULES.flatMap((rule) => rule(message, facts)).sort(bySeverity);
}

/** Findings of several messages, each rule once. */
export function mergeFindings(all: readonly Finding[]): Finding[] {
	const byRule = new Map<string, Finding>();
	for (const finding of all) {
		const known = byRule.get(finding.rule);
		if (!known || known.count < finding.count) byRule.set(finding.rule, finding);
	}
	return [...byRule.values()].sort(bySeverity);
}
