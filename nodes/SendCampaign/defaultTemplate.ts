/**
 * The message that a fresh node starts with: greeting, the offer of the person's segment, the products that Recommend
 * found, and the footer that the law asks for. One column of tables for old mail programs, wider than 600 pixels
 * nowhere, readable in light and dark mode. Merge tags are explained in docs/nodes/send-campaign.md.
 */
export const DEFAULT_SUBJECT = '{{#if offer}}{{ offer.headline }}{{else}}Picked for you{{/if}}';

export const DEFAULT_HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>{{ subject }}</title>
<style>
body { margin: 0; padding: 0; background: #f2f4f7; }
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
</style>
</head>
<body>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
<tr><td align="center" style="padding: 16px 8px">
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width: 600px; border-radius: 12px; font-family: -apple-system, 'Segoe UI', Roboto, Arial, sans-serif; font-size: 16px; line-height: 1.5">
<tr><td class="pad" style="padding: 32px">
<p style="margin: 0 0 16px">Hello {{ first_name | there }},</p>
{{#if offer}}
<table role="presentation" class="offer" width="100%" cellpadding="0" cellspacing="0" border="0" style="border-radius: 10px">
<tr><td style="padding: 20px">
<h1 style="margin: 0 0 8px; font-size: 22px; line-height: 1.3">{{ offer.headline }}</h1>
{{#if offer.text}}<p style="margin: 0 0 12px">{{ offer.text }}</p>{{/if}}
{{#if offer.code}}<p style="margin: 0 0 12px">Your code: <strong>{{ offer.code }}</strong></p>{{/if}}
{{#if offer.link}}<p style="margin: 0"><a class="button" href="{{ offer.link }}" style="display: inline-block; padding: 12px 22px; border-radius: 8px; font-weight: 600; text-decoration: none">See the offer</a></p>{{/if}}
</td></tr>
</table>
{{/if}}
{{#if recommendations}}
<h2 style="margin: 28px 0 4px; font-size: 18px">Picked for you</h2>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
{{#each recommendations 6}}
<tr><td class="line" style="padding: 14px 0">
{{#if url}}<a href="{{ url }}" style="font-weight: 600; text-decoration: none">{{ name }}</a>{{else}}<strong>{{ name }}</strong>{{/if}}{{#if price}} &middot; {{ price : 2 }}{{/if}}
{{#if reason}}<br><span class="soft" style="font-size: 14px">{{ reason }}</span>{{/if}}
</td></tr>
{{/each}}
</table>
{{/if}}
</td></tr>
<tr><td class="pad line soft" style="padding: 20px 32px; font-size: 13px">
{{#if postal_address}}<p style="margin: 0 0 8px">{{ postal_address }}</p>{{/if}}
<p style="margin: 0">You get this message because you agreed to hear from {{ from_name | us }}.{{#if unsubscribe_url}} <a href="{{ unsubscribe_url }}">Unsubscribe</a>{{/if}}{{#if preferences_url}} &middot; <a href="{{ preferences_url }}">Choose what you get</a>{{/if}}</p>
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
