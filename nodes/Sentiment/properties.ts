import type { INodeProperties } from 'n8n-workflow';
import { operationProperties, type Operation } from '../shared';
import { analyze } from './analyze.operation';
import { answer } from './answer.operation';
import { classify } from './classify.operation';
import { extractKeywords } from './extractKeywords.operation';
import { filterSpam } from './filterSpam.operation';
import { findThemes } from './findThemes.operation';
import { train } from './train.operation';

/** One line an operation; its outputs stand in outputs.ts. */
export const OPERATIONS: readonly Operation[] = [
	analyze,
	findThemes,
	extractKeywords,
	answer,
	classify,
	filterSpam,
	train,
];

const subtitles = OPERATIONS.map(({ value, name }) => [value, name.toLowerCase()]);

/** The operation's name below the node's. */
export const subtitle = `={{ (${JSON.stringify(Object.fromEntries(subtitles))})[$parameter["operation"]] }}`;

export const properties: INodeProperties[] = operationProperties(OPERATIONS, analyze.value);
