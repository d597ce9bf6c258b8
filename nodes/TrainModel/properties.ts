import type { INodeProperties } from 'n8n-workflow';
import { operationProperties } from '../shared';
import { train } from './train.operation';

export const OPERATIONS = [train];

export const properties: INodeProperties[] = operationProperties(OPERATIONS, train.value);
