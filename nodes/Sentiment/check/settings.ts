import type { IExecuteFunctions } from 'n8n-workflow';

export interface CheckSettings {
	readonly maxCharacters: number;
	readonly maxTexts: number;
	readonly parallel: number;
	/** Seconds. */
	readonly timeout: number;
	readonly useAnswer: boolean;
}

const DEFAULTS: CheckSettings = {
	maxCharacters: 1000,
	maxTexts: 100,
	parallel: 3,
	timeout: 30,
	useAnswer: false,
};

/** Null: no chat model is asked. */
export function readCheck(node: IExecuteFunctions): CheckSettings | null {
	if (node.getNodeParameter('checkWithModel', 0, false) !== true) return null;
	return { ...DEFAULTS, ...(node.getNodeParameter('check', 0, {}) as Partial<CheckSettings>) };
}
