/** What reports on texts add to the look of the pages. */
export const REPORT_STYLE = `
header{margin-bottom:18px}
.quotes{list-style:none;padding:0;margin:8px 0}
.quotes li{background:var(--panel);border:1px solid var(--line);border-left:4px solid var(--line);border-radius:6px;padding:8px 12px;margin:0 0 8px}
.quotes .for{border-left-color:var(--c2)}
.quotes .against{border-left-color:var(--c1)}
.quotes .soft{font-size:.85rem}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,300px),1fr));gap:0 26px}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,300px),1fr));gap:16px;margin-top:12px}
.card{background:var(--panel);border:1px solid var(--line);border-radius:8px;padding:14px 16px;min-width:0;break-inside:avoid}
.card .quotes li{background:var(--paper)}
.card h3{overflow-wrap:anywhere}
.tag{display:inline-block;border:1px solid var(--line);border-radius:999px;padding:0 9px;font-size:.82rem;margin:0 4px 4px 0}
.tag.up{border-color:var(--c2);color:var(--c2)}
.tag.down{border-color:var(--c1);color:var(--c1)}
.big{font-size:1.6rem;font-weight:700;line-height:1.2;margin:0 0 4px}
.spark{display:block;width:100%;height:36px;margin:6px 0}
@media print{.cards{display:block}.card{margin-bottom:12px}}
`;
