// The blocks of Send Campaign, from MJML to lib/campaign/blocks/compiled.ts: `node scripts/blocks/compile.mjs`. With --check it
// writes nothing and fails when the file is not what MJML makes of the sources now.
//
// Sources hold stand-ins that MJML takes for values: colours #a000xx and #d000xx (dark), the font BrandFont, the language zz-LANG.
// They become @@names@@, which the library fills with checked values; [[if x]] … [[end]] is left out where a block has no x.
import { readFileSync, writeFileSync } from 'node:fs';
import mjml2html from 'mjml';
import { format, resolveConfig } from 'prettier';

const here = (name) => new URL(name, import.meta.url).pathname;
const TARGET = here('../../lib/campaign/blocks/compiled.ts');
const COLOURS = {
	'01': 'accent',
	'02': 'onAccent',
	'03': 'page',
	'04': 'card',
	'05': 'ink',
	'06': 'soft',
	'07': 'line',
	'08': 'tint',
	'09': 'link',
	'0a': 'heroButton',
	'0b': 'onHeroButton',
	'0c': 'footer',
	'0d': 'footerLink',
};

const product = readFileSync(here('product.mjml'), 'utf8');
const source = readFileSync(here('blocks.mjml'), 'utf8').replace(
	/<mj-raw>PRODUCT\((\w+)\)<\/mj-raw>/g,
	(_, width) => product.replaceAll('WIDTH', width),
);

/** Space that shows nowhere. What stands between block elements and in tags is not text. */
const tight = (html) =>
	html
		.replace(/<!--(?!\[if|<!\[endif)[^]*?-->/g, (comment) =>
			/\[(if|endif)/.test(comment) ? comment : '',
		)
		.replace(/\s+/g, ' ')
		.replace(
			/ ?(<\/?(?:table|tbody|tr|td|div|head|body|html|meta|title|style|p|h1|h2)\b[^>]*>) ?/g,
			'$1',
		)
		.replace(/ +>/g, '>')
		.replace(/"\s+>/g, '">')
		.replace(
			/ ?(\{\{[#/][^}]*\}\}|\{\{else\}\}|\[\[[^\]]*\]\]|%%\w+%%) ?(?=<|\[\[|\{\{[#/]|\{\{else|%%)/g,
			'$1',
		);

const named = (html) =>
	html
		.replace(/#a000([0-9a-d]{2})/g, (_, id) => `@@${COLOURS[id]}@@`)
		.replace(/#d000([0-9a-d]{2})/g, (_, id) => `@@dark.${COLOURS[id]}@@`)
		.replaceAll('BrandFont', '@@font@@')
		.replaceAll('zz-LANG', '@@language@@');

export async function compiled() {
	const { html, errors } = await mjml2html(source, {
		validationLevel: 'strict',
		keepComments: true,
	});
	if (errors.length > 0)
		throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join('\n'));
	const parts = named(tight(html)).split(/%%(\w+)%%/);
	const pieces = { start: parts[0] };
	for (let i = 1; i < parts.length; i += 2) pieces[parts[i]] = parts[i + 1];
	const text = `// Made by scripts/blocks/compile.mjs from scripts/blocks/*.mjml: do not edit.
export const COMPILED = ${JSON.stringify(pieces, null, '\t')} as const;
`;
	return await format(text, { ...(await resolveConfig(TARGET)), parser: 'typescript' });
}

if (process.argv[1] === here('compile.mjs')) {
	const text = await compiled();
	if (!process.argv.includes('--check')) writeFileSync(TARGET, text);
	else if (readFileSync(TARGET, 'utf8') !== text) throw new Error(`${TARGET} is out of date.`);
}
