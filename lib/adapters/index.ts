export { axiosHttp, type AxiosHttpOptions } from './axiosHttp';
export { systemClock } from './systemClock';
