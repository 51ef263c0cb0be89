import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { findStatements } from "../../src/check/statements.js";
import { countingOf } from "../../src/check/provision.js";
const built = (await import(pathToFileURL(resolve("dist/index.js")).href)) as any;
const book = await built.loadRules();
const required = book.rules.filter(({ kind }: any) => kind === "required");
const corpus = "/work/shared/corpus";
const docs: any[] = [];
readdirSync(join(corpus, "labels")).sort().forEach((name, i) => {
  if (i % 3 === 2) return;
  const id = name.replace(/\.json$/, ""); const path = join(corpus, "text", id + ".txt");
  if (!existsSync(path)) return;
  const g = JSON.parse(readFileSync(join(corpus, "labels", name), "utf8"));
  if (g.kind === "not-a-baa") return;
  const quotes: any = {}, states: any = {};
  for (const [r, l] of Object.entries<any>(g.labels)) { states[r] = l.state; quotes[r] = l.quotes ?? []; }
  docs.push({ id, path, quotes, states });
});
for (const folder of ["fixtures/agreements/read", ...process.argv.slice(2)])
  for (const name of readdirSync(folder).filter((n) => n.endsWith(".json")).sort()) {
    const base = name.replace(/json$/, ""); const path = ["txt", "md"].map((e) => join(folder, base + e)).find((p) => existsSync(p));
    if (!path) continue;
    const { fires, quotes, ...states } = JSON.parse(readFileSync(join(folder, name), "utf8"));
    if (!quotes) continue;
    docs.push({ id: base, path, quotes, states });
  }
const bare = (t: string) => t.replace(/\s+/g, "");
const isPart = (said: string, q: string) => q !== "" && (q.includes(said) || said.includes(q) || (said.length > 60 && q.includes(said.slice(0, 60))));
const out: any = {}; const count: any = {};
for (const d of docs) {
  const text = readFileSync(d.path, "utf8");
  const document = await built.extract({ path: d.path, format: "text", bytes: new TextEncoder().encode(text), sha256: "" });
  const u = built.understand(built.structure(document), book.phrases);
  for (const rule of required) {
    const found = findStatements(rule.find, rule.unless, u, countingOf(rule.data));
    const qs = (d.quotes[rule.id] ?? []).map(bare);
    count[rule.id] ??= [0, 0]; const seen = new Set<number>();
    for (const f of found) {
      if (seen.has(f.sentence)) continue; seen.add(f.sentence);
      const s = u.sentences[f.sentence]; const said = u.document.text.slice(s.span.start, s.span.end);
      count[rule.id][0]++;
      if (qs.some((q: string) => isPart(bare(said), q))) continue;
      count[rule.id][1]++;
      const leads = s.leadIns.map((k: number) => u.document.text.slice(u.sentences[k].span.start, u.sentences[k].span.end)).join(" | ");
      (out[rule.id] ??= []).push(`[${d.states[rule.id]}] ${d.id} p${f.pattern}: ${leads ? "(" + leads.replace(/\s+/g, " ").slice(0, 160) + ") " : ""}${said.replace(/\s+/g, " ").slice(0, 500)}`);
    }
  }
}
console.log(count);
for (const r of Object.keys(out)) writeFileSync(`/tmp/u/sp/${r}.txt`, out[r].join("\n"));
