import { EMPTY, markup, Markup, nameOf } from '../markup';
import { STYLE } from './style';

export interface Page {
	/** What kind of page it is, e.g. "Model card". */
	readonly kind: string;
	readonly title: string;
	/** Below the title. */
	readonly about?: Markup;
	readonly body: readonly Markup[];
	readonly footer: string | Markup;
	/** Further rules. */
	readonly style?: string;
}

/** One HTML file: no script, nothing loaded from elsewhere. */
export function pageText({ kind, title, body, footer, about = EMPTY, style = '' }: Page): string {
	const page = markup`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${kind}: ${title}</title><style>${new Markup(STYLE + style)}</style></head>
<body><main>
<header><p class="soft">${kind}</p><h1>${nameOf(title)}</h1>${about}</header>
${body}
<footer>${footer}</footer>
</main></body></html>
`;
	return page.text;
}
