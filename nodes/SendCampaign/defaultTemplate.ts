import { plainFrame } from '../../lib/campaign';

/**
 * The message that a fresh node starts with: greeting, the offer of the person's segment, the products that Recommend
 * found, and the footer that the law asks for. Merge tags are explained in docs/nodes/send-campaign.md.
 */
export const DEFAULT_SUBJECT = '{{#if offer}}{{ offer.headline }}{{else}}Picked for you{{/if}}';

export const DEFAULT_HTML = plainFrame({
	body: `<p style="margin: 0 0 16px">Hello {{ first_name | there }},</p>
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
`,
	footer: `{{#if postal_address}}<p style="margin: 0 0 8px">{{ postal_address }}</p>{{/if}}
<p style="margin: 0">You get this message because you agreed to hear from {{ from_name | us }}.{{#if unsubscribe_url}} <a href="{{ unsubscribe_url }}">Unsubscribe</a>{{/if}}{{#if preferences_url}} &middot; <a href="{{ preferences_url }}">Choose what you get</a>{{/if}}</p>
`,
});
