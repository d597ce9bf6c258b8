import type { INodeProperties } from 'n8n-workflow';
import { operationProperties } from '../shared';
import { clean } from './clean.operation';
import { profile } from './profile.operation';

export const OPERATIONS = [clean, profile];

export const properties: INodeProperties[] = operationProperties(OPERATIONS, clean.value);
