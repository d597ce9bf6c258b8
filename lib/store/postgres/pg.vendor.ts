export { Pool, types } from 'pg';
export type { PoolClient } from 'pg';
