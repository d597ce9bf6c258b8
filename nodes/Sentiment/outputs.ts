/** What each operation puts out, by its value: one line an operation. An operation that is not here has one output. */
export const OUTPUTS: Readonly<Record<string, readonly string[]>> = {
	analyze: ['Positive', 'Neutral', 'Negative', 'Report'],
	answer: ['Answered', 'Needs a Person', 'Report'],
	classify: ['Classified', 'Unsure', 'Report'],
	extractKeywords: ['Texts', 'Report'],
	filterSpam: ['Wanted', 'Spam', 'Report'],
	findThemes: ['Texts', 'Themes', 'Report'],
	train: ['Report'],
};

/** The node's `outputs`, chosen by its operation. */
export const outputs: `={{${string}}}` = `={{ ((${JSON.stringify(OUTPUTS)})[$parameter["operation"]] ?? ["Texts"]).map((displayName) => ({ type: "main", displayName })) }}`;
