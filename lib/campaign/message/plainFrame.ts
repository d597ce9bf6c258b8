const STYLES = `body { margin: 0; padding: 0; background: #f2f4f7; }
.card { background: #ffffff; color: #1d2733; }
.soft { color: #5b6878; }
.offer { background: #eaf6f1; }
.line { border-top: 1px solid #dde3ea; }
.button { background: #0b6b50; color: #ffffff; }
a { color: #0b6b50; }
@media (prefers-color-scheme: dark) {
body { background: #12181f !important; }
.card { background: #1b232d !important; color: #e9eef4 !important; }
.soft { color: #a9b6c5 !important; }
.offer { background: #173a30 !important; }
.line { border-top-color: #33404f !important; }
.button { background: #7fe0bf !important; color: #0d2119 !important; }
a { color: #7fe0bf !important; }
}
@media (max-width: 480px) { .pad { padding: 20px !important; } }
`;

/** What stands in the frame: HTML with merge tags, written by us. */
export interface FramedMessage {
	/** Of the page; default the subject. */
	readonly title?: string;
	/** Language code, or a merge tag that gives one; default `en`. */
	readonly language?: string;
	/** `ltr`, `rtl` or a merge tag; default: the reader's program decides. */
	readonly direction?: string;
	readonly body: string;
	/** Below a line, small and soft; default none. */
	readonly footer?: string;
}

/**
 * The frame of messages that are short enough to be read and changed as HTML: one column of tables for old mail programs, nowhere wider
 * than 600 pixels, readable in light and dark mode. Classes: card, soft, offer, line, button, pad. Messages of blocks have MJML's frame.
 */
export function plainFrame({
	title = '{{ subject }}',
	language = 'en',
	direction: reads = '',
	body,
	footer = '',
}: FramedMessage): string {
	const direction = reads === '' ? '' : ` dir="${reads}"`;
	const below =
		footer === ''
			? ''
			: `</td></tr>
<tr><td class="pad line soft" style="padding: 20px 32px; font-size: 13px">
${footer}`;
	return `<!doctype html>
<html lang="${language}"${direction}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${title}</title>
<style>
${STYLES}</style>
</head>
<body>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
<tr><td align="center" style="padding: 16px 8px">
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width: 600px; border-radius: 12px; font-family: -apple-system, 'Segoe UI', Roboto, Arial, sans-serif; font-size: 16px; line-height: 1.5">
<tr><td class="pad" style="padding: 32px">
${body}${below}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}
