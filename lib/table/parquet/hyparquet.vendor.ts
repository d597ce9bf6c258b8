export { parquetMetadataAsync, parquetRead, parquetSchema } from 'hyparquet';
