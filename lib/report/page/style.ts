/** The look of a card: light and dark by the reader's setting, and black on white on paper. */
const LIGHT = `--paper:#fff;--panel:#f4f6f9;--ink:#1c232b;--soft:#56616f;--line:#d9dee5;--yes:#0b6b4b;--careful:#8a5200;--no:#b3261e;
--c0:#0072b2;--c1:#b8450a;--c2:#007a5a;--c3:#9b3f88;--c4:#7a5c00;--c5:#4a5568;--heat:0,114,178;`;
const DARK = `--paper:#14181d;--panel:#1e242b;--ink:#e8ecf1;--soft:#a5b0bd;--line:#38424d;--yes:#58cfa5;--careful:#f2b766;--no:#ff8f85;
--c0:#5ab4ee;--c1:#f59a62;--c2:#46cfa0;--c3:#e59ad3;--c4:#e6c65a;--c5:#b6c0cc;--heat:90,180,238;`;

const series = [0, 1, 2, 3, 4, 5]
	.map((i) => `.chart .s${i}{stroke:var(--c${i})}.chart .f${i}{fill:var(--c${i});stroke:none}`)
	.join('');

export const STYLE = `
:root{color-scheme:light dark;${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
main{max-width:1000px;margin:0 auto;padding:28px 20px 48px}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 4px}
h2{font-size:1.25rem;margin:40px 0 10px;padding-top:14px;border-top:1px solid var(--line)}
h3{font-size:1rem;margin:0 0 4px}
p{margin:0 0 10px}
ul{margin:0;padding-left:1.2em}
li{margin-bottom:5px}
.soft,.about{color:var(--soft)}
.about{margin-bottom:20px}
.answers{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:14px}
.answer{background:var(--panel);border:1px solid var(--line);border-radius:8px;padding:14px 16px}
.answer p:last-child{margin:0}
.trust{border-left:6px solid var(--yes)}
.trust.careful{border-left-color:var(--careful)}
.trust.no{border-left-color:var(--no)}
.verdict{font-weight:700;font-size:1.15rem;color:var(--yes);margin-bottom:4px}
.careful .verdict{color:var(--careful)}
.no .verdict{color:var(--no)}
.limits{background:var(--panel);border:1px solid var(--line);border-left:6px solid var(--careful);border-radius:8px;padding:12px 16px;margin-top:14px}
.limits.none{border-left-color:var(--line)}
.limits p{margin:0}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr));gap:26px;align-items:start;margin-top:12px}
figure{margin:0;min-width:0;break-inside:avoid}
figcaption{margin-bottom:8px}
figcaption p{color:var(--soft);font-size:.9rem;margin:0}
.chart{display:block;width:100%;height:auto;max-width:520px}
.chart .ink{fill:var(--ink)}
.chart .soft{fill:var(--soft)}
.chart .grid{stroke:var(--line)}
.chart .reference{stroke:var(--soft)}
.chart .whisker{stroke:var(--ink)}
${series}
details{margin-top:6px;font-size:.9rem}
summary{cursor:pointer;color:var(--soft)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9rem;margin:6px 0 4px}
caption{text-align:left;color:var(--soft);padding-bottom:4px}
th,td{text-align:left;vertical-align:top;padding:5px 10px 5px 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere;min-width:5em}
th[scope=row]{min-width:9em}
th{font-weight:600}
.figure{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;overflow-wrap:normal}
.deciding td,.deciding th{font-weight:700}
.heat td.figure{background:rgba(var(--heat),calc(var(--share)*.55))}
dl{display:grid;grid-template-columns:minmax(8em,max-content) 1fr;gap:4px 18px;margin:0 0 12px}
dt{color:var(--soft)}
dd{margin:0;min-width:0}
code{font:.85em ui-monospace,Consolas,monospace}
footer{margin-top:40px;padding-top:12px;border-top:1px solid var(--line);color:var(--soft);font-size:.85rem}
@media (max-width:760px){.answers{grid-template-columns:1fr}.figure{white-space:normal}}
@media (max-width:560px){dl{grid-template-columns:1fr}dd{margin-bottom:6px}}
@media print{@page{margin:14mm 12mm}
:root{color-scheme:light;${LIGHT}}
body{font-size:10.5pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}
main{max-width:none;padding:0}
h1,h2,h3,figcaption,caption,thead{break-after:avoid}
h2{margin-top:22px}
thead{display:table-header-group}
.answer,.limits,.chart,.heat,tr,li,dd{break-inside:avoid}
dt{break-after:avoid}
p,li{orphans:2;widows:2}
.answers{grid-template-columns:repeat(3,minmax(0,1fr))}
.charts{display:block;orphans:1;widows:1}
.charts figure{display:inline-block;vertical-align:top;width:48%;margin:0 1.5% 16px 0}
.charts figure:only-child{width:70%}
.scroll{overflow:visible}
details:not([open]){display:none}}
`;
