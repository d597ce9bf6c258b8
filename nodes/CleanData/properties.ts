import type { INodeProperties } from 'n8n-workflow';
import { operationProperties } from '../shared';
import { clean } from './clean.operation';

export const OPERATIONS = [clean];

export const properties: INodeProperties[] = operationProperties(OPERATIONS, clean.value);
