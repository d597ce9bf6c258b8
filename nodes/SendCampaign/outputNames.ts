/** What each operation puts out, by its value: one line an operation. An operation that is not here has the outputs of Send. */
export const OUTPUT_NAMES: Readonly<Record<string, readonly string[]>> = {
	ask: ['Asked', 'Not Asked', 'Summary'],
	erase: ['Erased', 'Not Erased', 'Report'],
	listLedger: ['Messages', 'Summary'],
	listSuppressed: ['People'],
	resendUncertain: ['Allowed', 'Not Allowed', 'Summary'],
	results: ['Variants', 'Comparisons', 'Report'],
	send: ['Sent', 'Not Sent', 'Summary'],
	suppress: ['Suppressed', 'Not Suppressed', 'Summary'],
	unsuppress: ['Removed', 'Not Removed', 'Summary'],
};

/** The node's `outputs`, chosen by its operation. */
export const outputs: `={{${string}}}` = `={{ ((${JSON.stringify(OUTPUT_NAMES)})[$parameter["operation"]] ?? ${JSON.stringify(OUTPUT_NAMES['send'])}).map((displayName) => ({ type: "main", displayName })) }}`;

/** The node's `inputs`: Campaign Results takes orders beside its first input where they are to be compared. */
export const inputs: `={{${string}}}` =
	'={{ $parameter["operation"] === "results" && $parameter["compareOrders"] === true ? [{ type: "main", displayName: "Customers" }, { type: "main", displayName: "Orders" }] : [{ type: "main" }] }}';
