import { openTextRules, type TextRules } from './ruleColumns';
import { needsRules } from './saved';
import { TextClassifier } from './textClassifier';

let opened: Promise<TextRules> | undefined;

/** The rules that classifiers may use, opened once a thread. */
export async function sharedTextRules(): Promise<TextRules> {
	opened ??= openTextRules();
	try {
		return await opened;
	} catch (error) {
		opened = undefined;
		throw error;
	}
}

/** Reads a saved classifier, with the rules of sentiment where it uses them. Throws CORRUPT_FILE, UNSUPPORTED. */
export async function openTextClassifier(bytes: Uint8Array): Promise<TextClassifier> {
	return TextClassifier.fromArtefact(
		bytes,
		needsRules(bytes) ? await sharedTextRules() : undefined,
	);
}
