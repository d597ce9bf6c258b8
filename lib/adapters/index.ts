export { axiosHttp, type AxiosHttpOptions } from './axiosHttp';
export { chromiumPictures, type ChromiumOptions } from './chromium/chromiumPictures';
export { BROWSER_VARIABLE, findBrowser } from './chromium/findBrowser';
export { failureCode } from './failureCode';
export { systemClock } from './systemClock';
