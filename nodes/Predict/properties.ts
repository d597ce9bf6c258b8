import type { INodeProperties } from 'n8n-workflow';
import { operationProperties } from '../shared';
import { score } from './score.operation';

export const OPERATIONS = [score];

export const properties: INodeProperties[] = operationProperties(OPERATIONS, score.value);
