export { ERROR_CODES, type ErrorCode } from './codes';
export { LibraryError, isLibraryError, type LibraryErrorJson } from './LibraryError';
