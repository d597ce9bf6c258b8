import { plainFrame } from '../../message/plainFrame';

/** The confirmation mail: one question, one button, no pictures and nothing that advertises. Light and dark. */
export const ASK_SUBJECT = '{{ ask_title }}: {{ from_name }}';

export const ASK_HTML = plainFrame({
	title: '{{ ask_title }}',
	language: '{{ ask_language }}',
	direction: '{{ ask_direction }}',
	body: `<h1 style="margin: 0 0 12px; font-size: 22px; line-height: 1.3">{{ ask_title }}</h1>
<p style="margin: 0 0 12px">{{ ask_question }}</p>
{{#if ask_about}}<p style="margin: 0 0 12px">{{ ask_about }}</p>{{/if}}
<p style="margin: 20px 0"><a class="button" href="{{ confirm_url }}" style="display: inline-block; padding: 12px 22px; border-radius: 8px; font-weight: 600; text-decoration: none">{{ ask_button }}</a></p>
<p class="soft" style="margin: 0 0 8px; font-size: 14px">{{ ask_until }} {{ ask_ignore }}</p>
{{#if postal_address}}<p class="soft" style="margin: 0; font-size: 13px">{{ postal_address }}</p>{{/if}}
`,
});
