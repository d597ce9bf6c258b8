/** The version in package.json (a test compares the two). */
export const LIBRARY_VERSION = '0.1.0';
