/** The look of a report as a page; text at least 7:1 on its ground, by day and by night. */
export const pageStyle = `
:root{--paper:#fff;--ink:#17262b;--soft:#3d4e55;--line:#66787f;--grid:#d3dbda;--s0:#0b4a58;--s1:#b06f00;--s2:#8a1c16;--s3:#6b7f86;--mark:#8a1c16;--hatch:#fff}
@media (prefers-color-scheme:dark){:root{--paper:#0e1719;--ink:#eef4f4;--soft:#bccbce;--line:#7f959b;--grid:#33464b;--s0:#93dbe8;--s1:#f0c463;--s2:#ffb4ab;--s3:#9aaeb4;--mark:#ffb4ab;--hatch:#0e1719}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:400 1.0625rem/1.6 'Times New Roman',Tinos,'Liberation Serif',serif}
main{max-width:62rem;margin:0 auto;padding:24px 20px 64px}
h1{margin:1.2em 0;font-size:1.5rem;line-height:1.35;text-align:center}
h2{margin:2em 0 .6em;font-size:1.25rem}
.letterhead{display:flex;flex-wrap:wrap;gap:12px 48px;justify-content:space-between;text-align:center}
.letterhead>*{flex:1 1 16rem;margin:0}
.letterhead ul{margin:0;padding:0;list-style:none}
.letterhead div{text-align:start}
.grounds{padding:0;list-style:none;font-style:italic}
.pair{display:grid;grid-template-columns:minmax(0,1fr);gap:8px}
figure{margin:1.2em 0 0}
figcaption{font-style:italic}
.chart{display:block;max-width:100%;height:auto}
.chart .ink{fill:var(--ink)}.chart .soft{fill:var(--soft)}
.chart .line{stroke:var(--line)}.chart .grid{stroke:var(--grid)}
.chart .s0{fill:var(--s0)}.chart .s1{fill:var(--s1)}.chart .s2{fill:var(--s2)}.chart .s3{fill:var(--s3)}
.chart .hatch{stroke:var(--hatch)}.chart .mark{stroke:var(--mark)}.chart .whisker{stroke:var(--ink)}.chart .halo{stroke:var(--paper)}
.scroll{overflow-x:auto;margin:1em 0}
.scroll:focus-visible{outline:3px solid var(--s0);outline-offset:2px}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
caption{padding:0 0 .4em;font-weight:bold;text-align:start}
th,td{padding:.3em .6em;border:1px solid var(--line);text-align:start;vertical-align:top}
tbody th{font-weight:normal}
.right{text-align:end}
.note{color:var(--soft);font-size:.9375rem;font-style:italic}
@media print{body{font-size:12pt}h2{break-after:avoid}tr,figure{break-inside:avoid}}
`.trim();
