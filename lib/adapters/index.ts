export { axiosHttp, type AxiosHttpOptions } from './axiosHttp';
export { failureCode } from './failureCode';
export { systemClock } from './systemClock';
