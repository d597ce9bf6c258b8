/** What each operation puts out, by its value: one line an operation. An operation that is not here has the outputs of Send. */
export const OUTPUT_NAMES: Readonly<Record<string, readonly string[]>> = {
	erase: ['Erased', 'Not Erased', 'Report'],
	listLedger: ['Messages', 'Summary'],
	listSuppressed: ['People'],
	resendUncertain: ['Allowed', 'Not Allowed', 'Summary'],
	send: ['Sent', 'Not Sent', 'Summary'],
	suppress: ['Suppressed', 'Not Suppressed', 'Summary'],
	unsuppress: ['Removed', 'Not Removed', 'Summary'],
};

/** The node's `outputs`, chosen by its operation. */
export const outputs: `={{${string}}}` = `={{ ((${JSON.stringify(OUTPUT_NAMES)})[$parameter["operation"]] ?? ${JSON.stringify(OUTPUT_NAMES['send'])}).map((displayName) => ({ type: "main", displayName })) }}`;
