import { LibraryError } from '../../errors';

/** The report when it is one of this kind and version. Throws INVALID_PARAMETER, UNSUPPORTED for a newer version. */
export function checkReport<R extends { readonly kind: string; readonly version: number }>(
	report: R | null | undefined,
	kind: string,
	version: number,
): R {
	if (typeof report !== 'object' || report === null || report.kind !== kind)
		throw new LibraryError(
			'INVALID_PARAMETER',
			`There is no report of the job ${kind} to write a page of.`,
			'Give the report as that job gave it.',
		);
	if (report.version <= version) return report;
	throw new LibraryError(
		'UNSUPPORTED',
		`This report has version ${report.version}; pages are written up to version ${version}.`,
		'Update the package.',
	);
}
