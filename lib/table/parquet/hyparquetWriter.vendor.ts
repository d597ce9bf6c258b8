export { parquetWriteBuffer } from 'hyparquet-writer';
export type { ColumnSource } from 'hyparquet-writer';
