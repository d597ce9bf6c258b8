import type { ModelCard } from '../../learn';
import { percentText, wholeText } from '../format';
import { EMPTY, markup, nameOf, type Markup } from '../markup';

/** Which class was predicted for which, in rows and as a share of the true class; nothing for numbers and many classes. */
export function confusionTable({ confusion, classes, decision }: ModelCard): Markup {
	if (!confusion) return EMPTY;
	const heads = classes.map(
		({ name }) => markup`<th scope="col" class="figure">Predicted ${nameOf(name)}</th>`,
	);
	const rows = confusion.map((counts, actual) => {
		const all = counts.reduce((sum, count) => sum + count, 0);
		const cells = counts.map((count) => {
			const share = all === 0 ? 0 : count / all;
			return markup`<td class="figure" style="--share:${share.toFixed(2)}">${wholeText(count)}<br><span class="soft">${percentText(share)}</span></td>`;
		});
		return markup`<tr><th scope="row">Is ${nameOf(classes[actual]?.name ?? '')}</th>${cells}</tr>`;
	});
	const at = decision ? ' at the threshold in use' : '';
	return markup`<div class="scroll heat"><table><caption>What was predicted for which class${at}: rows, and the share of the class.</caption><thead><tr><td></td>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`;
}
