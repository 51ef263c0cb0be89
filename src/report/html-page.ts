/** Style of the page: light and dark, wide and narrow, and on paper a memo without the controls. */
export const css = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1c2127;--soft:#59626e;--line:#d5dae0;--wash:#f4f6f8;--link:#0b57a4;
--critical:#a3122a;--high:#b3400a;--medium:#7a5a00;--low:#47566b;--good:#196a3a;--info:#47566b;
--critical-wash:#fbe0e4;--high-wash:#fde6d8;--medium-wash:#fbf0c9;--low-wash:#e6ebf2;--good-wash:#dcf2e4;--info-wash:#e6ebf2}
@media (prefers-color-scheme:dark){:root{--paper:#15191e;--ink:#e8ebef;--soft:#a9b3bf;--line:#39424d;--wash:#1e242b;--link:#8fc1ff;
--critical:#ff9daa;--high:#ffb38a;--medium:#f0cf6a;--low:#b7c5d8;--good:#8bd9a9;--info:#b7c5d8;
--critical-wash:#4a1720;--high-wash:#4a2713;--medium-wash:#43370d;--low-wash:#2a3440;--good-wash:#143a24;--info-wash:#2a3440}}
*{box-sizing:border-box}html{scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
a{color:var(--link)}a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,.agreement:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-999px}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem}
header.top,main,footer{max-width:96rem;margin:0 auto;padding:1rem 1.25rem}header.top{padding-bottom:0}main{padding-top:0}header.top nav{margin-bottom:.5rem}
section.document+section.document{border-top:3px solid var(--line);margin-top:2.5rem}
h1{font-size:1.5rem;line-height:1.25;margin:.25rem 0}h2{font-size:1.35rem;line-height:1.3;margin:1rem 0 .5rem}h3{font-size:1.1rem;margin:1.75rem 0 .5rem;border-bottom:1px solid var(--line);padding-bottom:.25rem}
h4{font-size:1rem;margin:0 0 .35rem}p{margin:.35rem 0}.soft,.rule,.place{color:var(--soft)}.rule{font:.8rem ui-monospace,Consolas,monospace;margin:.5rem 0 0}
.summary{display:flex;flex-wrap:wrap;gap:1.25rem;align-items:center;background:var(--wash);border:1px solid var(--line);border-radius:.6rem;padding:1rem}
.summary>div{flex:3 1 18rem}.summary details{flex:1 1 14rem;font-size:.92rem}.summary ul{margin:.35rem 0 0;padding-left:1.1rem}summary{cursor:pointer}.ring{flex:0 0 auto;width:7.5rem;height:7.5rem}.ring text{fill:var(--ink);font-weight:700;text-anchor:middle}
.ring .track{stroke:var(--line)}.ring .value{stroke:var(--good)}.ring.c .value{stroke:var(--medium)}.ring.d .value,.ring.f .value{stroke:var(--critical)}
.chip{display:inline-block;border-radius:1rem;padding:.05rem .6rem;font-size:.82rem;font-weight:600;white-space:nowrap}
.critical{color:var(--critical);background:var(--critical-wash)}.high{color:var(--high);background:var(--high-wash)}.medium{color:var(--medium);background:var(--medium-wash)}
.low{color:var(--low);background:var(--low-wash)}.info{color:var(--info);background:var(--info-wash)}.good{color:var(--good);background:var(--good-wash)}
.near{text-decoration:none}.agreement .near{color:inherit;border-bottom:2px dashed var(--soft)}.narrow{margin:1rem 0 0}
.panes{display:grid;grid-template-columns:minmax(0,1fr);gap:1.5rem}
table{border-collapse:collapse;width:100%;font-size:.92rem}caption{text-align:left;padding:.25rem 0;color:var(--ink);font-size:1.1rem;font-weight:700}th,td{border:1px solid var(--line);padding:.35rem .55rem;text-align:left;vertical-align:top}th{background:var(--wash);font-weight:600}table{overflow-wrap:break-word;hyphens:auto}td:nth-child(2){width:8.5rem}.where{width:10.5rem}
.scroll{overflow-x:auto;margin-top:1.75rem}.finding{border:1px solid var(--line);border-left:.3rem solid var(--line);border-radius:.4rem;padding:.75rem 1rem;margin:.75rem 0}
.finding:target,.finding.here{border-left-color:var(--link);background:var(--wash)}
blockquote{margin:.5rem 0;padding:.1rem 0 .1rem .75rem;border-left:3px solid var(--line)}blockquote a{color:inherit;text-decoration-color:var(--soft);text-underline-offset:.2em}
dl{display:grid;grid-template-columns:6rem minmax(0,1fr);gap:.25rem .75rem;margin:.5rem 0}dt{color:var(--soft)}dd{margin:0}
ol.worst{padding-left:1.5rem}ol.worst li{margin:.5rem 0}.legend{list-style:none;padding:0;font-size:.9rem}.legend li{margin:.2rem 0}
.controls{display:flex;flex-wrap:wrap;gap:.75rem 1.25rem;align-items:end;border:1px solid var(--line);border-radius:.6rem;padding:.75rem 1rem;margin:1rem 0}
.controls fieldset{border:0;padding:0;margin:0;min-width:0}.controls legend,.controls label.name{font-size:.85rem;color:var(--soft);padding:0}.controls label{display:inline-block;margin-right:.75rem;max-width:100%}
.controls input[type=search],.controls select{font:inherit;padding:.3rem .5rem;border:1px solid var(--soft);border-radius:.3rem;background:var(--paper);color:var(--ink);max-width:100%}
[hidden]{display:none!important}.agreement{border:1px solid var(--line);border-radius:.6rem;padding:1rem 1.25rem;font-family:Georgia,"Times New Roman",serif;line-height:1.6}
.block{margin:.6rem 0}.block.heading{font-weight:700}.block.item{margin-left:calc(1.25rem*(var(--depth,0) + 1))}.block.quote{color:var(--soft)}.page-mark{font:.8rem system-ui,sans-serif;color:var(--soft);border-top:1px dashed var(--line);margin-top:1.25rem}
.mark{text-decoration:none;border-radius:.2rem;box-decoration-break:clone;-webkit-box-decoration-break:clone;padding:.05rem .1rem;border-bottom:2px solid currentColor}
.mark.here{outline:3px solid var(--link)}.label{color:var(--soft)}
@media (min-width:70rem){.narrow{display:none}.panes{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}.agreement-pane h2{margin-top:1.75rem;font-size:1.1rem}.agreement{position:sticky;top:1rem;max-height:calc(100vh - 2rem);overflow:auto}}
@media (max-width:34rem){body{font-size:15px}dl{grid-template-columns:minmax(0,1fr)}dt{margin-top:.35rem}main,footer{padding:0 .75rem .75rem}header.top{padding:.75rem .75rem 0}.where{display:none}.summary{gap:.75rem}.ring{width:6rem;height:6rem}.summary details{flex-basis:100%}td:nth-child(2){width:7.75rem}}
@page{margin:18mm 16mm}@media print{:root{--paper:#fff;--ink:#000;--soft:#444}body{font:10.5pt/1.4 Georgia,"Times New Roman",serif}.controls,.agreement-pane,.skip,.narrow,nav{display:none}.chip{padding:0 .35rem;border:1px solid currentColor}h1{font-size:16pt}h2{font-size:13pt}h3{font-size:11.5pt}h4{font-size:10.5pt}header.top,main,footer{padding:0}section.document+section.document{break-before:page}summary{list-style:none}table{font-size:9.5pt}.ring{width:5.5rem;height:5.5rem}footer{break-inside:avoid}.panes{display:block}.finding,tr,tbody{break-inside:avoid}.finding.here,.finding:target{border-left-color:#999;background:none}.finding{border-color:#999}a{color:inherit;text-decoration:none}h3{break-after:avoid}.finding[hidden]{display:block!important}}
`.trim();

/** What a click does: filters, search, and the way from a finding to its words and back. Works from a file and from an e-mail. */
export const script = `
(() => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const show = (root) => {
    const off = new Set(all("input[type=checkbox]", root).filter((box) => !box.checked).map((box) => box.value));
    const clause = root.querySelector("select").value;
    const words = root.querySelector("input[type=search]").value.trim().toLowerCase();
    let shown = 0;
    for (const card of all(".finding", root)) {
      const fits = !off.has(card.dataset.severity) && (clause === "" || card.dataset.clause === clause) &&
        (words === "" || card.textContent.toLowerCase().includes(words));
      card.hidden = !fits;
      if (fits) shown++;
    }
    for (const group of all(".group", root)) group.hidden = all(".finding:not([hidden])", group).length === 0;
    root.querySelector("output").textContent = shown + " shown";
  };
  for (const root of all(".document")) {
    const controls = root.querySelector(".controls");
    if (!controls) continue;
    controls.hidden = false;
    controls.addEventListener("input", () => show(root));
    show(root);
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target) return;
    event.preventDefault();
    for (const old of all(".here")) old.classList.remove("here");
    const card = target.closest(".finding");
    if (card && card.hidden) {
      const root = card.closest(".document");
      for (const box of all("input[type=checkbox]", root)) box.checked = true;
      root.querySelector("select").value = "";
      root.querySelector("input[type=search]").value = "";
      show(root);
    }
    let words = target;
    while (words && !words.matches(".mark")) words = words.nextElementSibling;
    const lit = card ?? words ?? target;
    lit.classList.add("here");
    lit.scrollIntoView({ block: "center" });
    if (lit.matches(".mark") || card) lit.focus({ preventScroll: true });
    history.replaceState(null, "", link.hash);
  });
})();
`.trim();
