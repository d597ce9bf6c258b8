import type { IExecuteFunctions } from 'n8n-workflow';
import type { Language } from '../../lib/text';

/** Which column holds the texts and in which language they are, as the fields of analyze.fields.ts ask. */
export function readTextOptions(node: IExecuteFunctions) {
	const textColumn = (node.getNodeParameter('textColumn', 0) as string).trim();
	const language = node.getNodeParameter('language', 0, 'auto') as 'auto' | 'column' | Language;
	if (language !== 'column') return { textColumn, language, languageColumn: undefined };
	const column = (node.getNodeParameter('languageColumn', 0, '') as string).trim();
	return { textColumn, language: 'auto' as const, languageColumn: column || undefined };
}
