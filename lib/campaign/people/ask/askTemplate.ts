/** The confirmation mail: one question, one button, no pictures and nothing that advertises. Light and dark. */
export const ASK_SUBJECT = '{{ ask_title }}: {{ from_name }}';

export const ASK_HTML = `<!doctype html>
<html lang="{{ ask_language }}" dir="{{ ask_direction }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>{{ ask_title }}</title>
<style>
body { margin: 0; padding: 0; background: #f2f4f7; }
.card { background: #ffffff; color: #1d2733; }
.soft { color: #5b6878; }
.button { background: #1f5fbf; color: #ffffff; }
@media (prefers-color-scheme: dark) {
body { background: #12181f !important; }
.card { background: #1b232d !important; color: #e9eef4 !important; }
.soft { color: #a9b6c5 !important; }
.button { background: #8ab8ff !important; color: #0d1a2b !important; }
}
</style>
</head>
<body>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
<tr><td align="center" style="padding: 16px 8px">
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width: 560px; border-radius: 12px; font-family: -apple-system, 'Segoe UI', Roboto, Arial, sans-serif; font-size: 16px; line-height: 1.5">
<tr><td style="padding: 32px">
<h1 style="margin: 0 0 12px; font-size: 22px; line-height: 1.3">{{ ask_title }}</h1>
<p style="margin: 0 0 12px">{{ ask_question }}</p>
{{#if ask_about}}<p style="margin: 0 0 12px">{{ ask_about }}</p>{{/if}}
<p style="margin: 20px 0"><a class="button" href="{{ confirm_url }}" style="display: inline-block; padding: 12px 22px; border-radius: 8px; font-weight: 600; text-decoration: none">{{ ask_button }}</a></p>
<p class="soft" style="margin: 0 0 8px; font-size: 14px">{{ ask_until }} {{ ask_ignore }}</p>
{{#if postal_address}}<p class="soft" style="margin: 0; font-size: 13px">{{ postal_address }}</p>{{/if}}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
