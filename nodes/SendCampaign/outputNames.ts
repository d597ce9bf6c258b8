/** What each operation puts out, by its value: one line an operation. An operation that is not here has the outputs of Send. */
export const OUTPUT_NAMES: Readonly<Record<string, readonly string[]>> = {
	send: ['Sent', 'Not Sent', 'Summary'],
};

/** The node's `outputs`, chosen by its operation. */
export const outputs: `={{${string}}}` = `={{ ((${JSON.stringify(OUTPUT_NAMES)})[$parameter["operation"]] ?? ${JSON.stringify(OUTPUT_NAMES['send'])}).map((displayName) => ({ type: "main", displayName })) }}`;
