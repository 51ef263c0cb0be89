/**
 * Forms of a word that its ending does not tell of: "paid" is "pay", and one drafter "anonymises" what another
 * "anonymizes". A phrase of the lexicon in one form is then read in all.
 */
const irregular: Readonly<Record<string, string>> = {
  pay: "paid",
  sell: "sold",
  send: "sent",
  give: "gave given",
  take: "took taken",
  withhold: "withheld",
  choose: "chose chosen",
  build: "built",
  buy: "bought",
  tell: "told",
  lose: "lost",
  steal: "stole stolen",
  teach: "taught",
  seek: "sought",
  draw: "drew drawn",
  override: "overrode overridden",
  undergo: "underwent undergone",
  forgo: "forgone forgoes forgoing",
  forbid: "forbade forbidden",
  rewrite: "rewrote rewritten",
  overwrite: "overwrote overwritten",
  outsource: "out-source",
  withdraw: "withdrew withdrawn",
};

/** British spellings whose stems differ from the American. */
const spelled: Readonly<Record<string, string>> = {
  license: "licence",
  licenses: "licences",
  program: "programme",
  programs: "programmes",
  fulfill: "fulfil",
  judgment: "judgement",
  center: "centre",
  centers: "centres",
  inquiry: "enquiry",
  inquiries: "enquiries",
  inquire: "enquire",
  defense: "defence",
  favor: "favour",
  favors: "favours",
  favorable: "favourable",
  endeavor: "endeavour",
  endeavors: "endeavours",
  honor: "honour",
  labor: "labour",
};

const izing = new Set(
  "anonym author category character commercial custom emphas final formal general item legal local maxim memorial minim modern monet normal organ optim pseudonym random real recogn scrutin standard summar token util capital penal prior special visual jeopard harmon synchron".split(
    " ",
  ),
);
const endings = new Set("e es ed er ers ing ation ations".split(" "));
const prefixes = ["re-", "re", "un", "de-", "de"];

const forms = new Map<string, string>();
for (const [base, others] of Object.entries(irregular)) for (const other of others.split(" ")) forms.set(other, base);
for (const [american, british] of Object.entries(spelled)) forms.set(british, american);

/** The form by which a word in small letters is compared. */
export function plainForm(word: string): string {
  const known = forms.get(word);
  if (known !== undefined) return known;
  const at = word.lastIndexOf("is");
  if (at < 0 || !endings.has(word.slice(at + 2))) return word;
  const base = word.slice(0, at);
  const isKnown =
    izing.has(base) || prefixes.some((prefix) => base.startsWith(prefix) && izing.has(base.slice(prefix.length)));
  return isKnown ? `${base}iz${word.slice(at + 2)}` : word;
}
