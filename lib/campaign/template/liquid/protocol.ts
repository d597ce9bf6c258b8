import type { MessagePort } from 'node:worker_threads';
import type { TemplateKind } from '../ast';

/** What the side that sends mail asks the thread that fills templates. Plain data. */
export type LiquidRequest =
	| {
			readonly type: 'parse';
			readonly id: number;
			readonly source: string;
			readonly kind: TemplateKind;
	  }
	| {
			readonly type: 'render';
			readonly id: number;
			/** Names and values of one row. */
			readonly row: readonly (readonly [string, unknown])[];
	  };

export type LiquidReply =
	/** `fields`: every name that the template asks a row for. */
	| { readonly ok: true; readonly text: string; readonly fields: readonly string[] }
	| {
			readonly ok: false;
			readonly reason: string;
			readonly missing: readonly string[];
			/** It took too long or too much memory: the template or its data is a bomb. */
			readonly exhausted: boolean;
	  };

/** Places in the counters that both sides share: questions asked; questions answered, −1 while the thread starts. */
export const ASKED = 0;
export const ANSWERED = 1;

export interface LiquidThreadData {
	readonly counters: Int32Array;
	readonly port: MessagePort;
}
