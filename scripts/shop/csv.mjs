const quoted = (value) => {
	const text = String(value ?? '');
	return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows (objects of the same keys) → CSV text with a header line. */
export function toCsv(rows) {
	const columns = Object.keys(rows[0] ?? {});
	const line = (row) => columns.map((column) => quoted(row[column])).join(',');
	return [columns.join(','), ...rows.map(line), ''].join('\n');
}
