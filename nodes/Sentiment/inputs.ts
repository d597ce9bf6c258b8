/** The texts, and a chat model where the operation "Analyze Sentiment" is to check what it is unsure of. */
export const inputs =
	'={{ [{ type: "main" }, ...($parameter["operation"] === "analyze" && $parameter["checkWithModel"] === true ? [{ type: "ai_languageModel", displayName: "Chat Model", maxConnections: 1, required: true }] : [])] }}';
