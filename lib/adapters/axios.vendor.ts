export { AxiosError, default as axios } from 'axios';
