import type { INodeProperties } from 'n8n-workflow';
import { operationProperties } from '../shared';
import { applyRfm } from './applyRfm.operation';
import { rfm } from './rfm.operation';

export const OPERATIONS = [rfm, applyRfm];

export const properties: INodeProperties[] = operationProperties(OPERATIONS, rfm.value);
