import type { INodeProperties } from 'n8n-workflow';
import { operationProperties } from '../shared';
import { importTensorFlow } from './importTensorFlow.operation';
import { score } from './score.operation';

export const OPERATIONS = [score, importTensorFlow];

export const properties: INodeProperties[] = operationProperties(OPERATIONS, score.value);
