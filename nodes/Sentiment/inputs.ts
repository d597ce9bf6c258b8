/** The texts (with an FAQ and corrections where messages are answered), and a chat model where the operation "Analyze Sentiment" is to check what it is unsure of. */
export const inputs =
	'={{ [...($parameter["operation"] === "answer" ? [{ type: "main", displayName: "Messages" }, { type: "main", displayName: "FAQ" }, { type: "main", displayName: "Corrections", required: false }] : [{ type: "main" }]), ...($parameter["operation"] === "analyze" && $parameter["checkWithModel"] === true ? [{ type: "ai_languageModel", displayName: "Chat Model", maxConnections: 1, required: true }] : [])] }}';
