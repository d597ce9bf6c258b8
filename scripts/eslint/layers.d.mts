import type { ESLint } from 'eslint';

/** Room of lib → rooms it may import, besides itself. */
export declare const MAY_IMPORT: Readonly<Record<string, readonly string[]>>;
/** Why `file` (relative to the project) may not import `specifier`, or null. */
export declare function violation(file: string, specifier: string): string | null;

declare const plugin: ESLint.Plugin;
export default plugin;
