export { parquetMetadataAsync, parquetRead } from 'hyparquet';
export type { FileMetaData } from 'hyparquet';
