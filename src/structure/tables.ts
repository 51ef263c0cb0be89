import type { Span } from "../types.js";

/** The cells of a table row as the reader sees them: extraction parts them with " | ". */
export function cellsOf(text: string, row: Span): Span[] {
  const cells: Span[] = [];
  let { start } = row;
  for (const match of text.slice(row.start, row.end).matchAll(/\s\|\s/g)) {
    cells.push({ start, end: row.start + match.index });
    start = row.start + match.index + match[0].length;
  }
  cells.push({ start, end: row.end });
  return cells.filter((cell) => cell.end > cell.start);
}

const binding =
  /\b(?:will|shall|must|agrees? to|undertakes? to|promises? to|is to|has to|obligations?|duty|duties|responsibilit\w+|commitments?)\b|\bwhat\s+(?:\S+\s+){1,3}(?:does|do)$/;

/** "We notify you", "When Vendor reports", "Vendor must tell Clinic within": nothing is left to say but of what, and how soon. */
const telling =
  /^(?:(?:when|how (?:soon|fast|quickly)|deadline by which) )?(?:we|[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}) (?:(?:will|shall|must|also|then) )?(?:notif(?:y|ies)|tells?|reports?|informs?|alerts?|warns?|gives? notice|lets? \w+ know)\b/i;

/** Without one of these nothing is told: most tables are passed over before the expression above has to be compiled. */
const tells = /notif|tell|report|inform|alert|warn|notice|know/;

/** Which column of a table says who is bound, and whether it says all of it. */
export interface BindingHead {
  /** -1 where the first row is no row of heads, or none of them binds. */
  column: number;
  /** The other cells say of what: the whole row is the promise. */
  isWhole: boolean;
}

/**
 * The column whose head says who is bound, such as "What Business Associate will do" or "Vendor's obligation", over cells that say
 * to what; or "We notify you", over cells that say when, beside those that say of what.
 */
export function bindingHead(heads: readonly string[]): BindingHead {
  if (!areHeads(heads)) return { column: -1, isWhole: false };
  const told = heads.findIndex((cell) => tells.test(cell.toLowerCase()) && telling.test(cell));
  if (told >= 0) return { column: told, isWhole: true };
  return { column: heads.findIndex((cell) => binding.test(cell.toLowerCase())), isWhole: false };
}

/** Whether a first row names its columns: short cells, none of them a sentence. */
export const areHeads = (cells: readonly string[]): boolean =>
  cells.length >= 2 &&
  cells.every(
    (cell) => cell.split(/\s+/).length <= 8 && (!/[.;]$/.test(cell) || /^no\.$/i.test(cell)) && !/\d{4}/.test(cell),
  );

/** What heads of columns ask of their rows: what it is about, whether it is allowed, what it costs, who has it, where it stands. */
const asking =
  /^(?:the |our |your )?(?:[\w’'-]+ )?(?:topics?|items?|matters?|subjects?|events?|incidents?|types?|services?|tasks?|charges?|prices?|fees?|costs?|rates?|permitted|allowed|uses?|purposes?|owners?|ownership|owned by|data|information|categor(?:y|ies)|class(?:es)?|part(?:y|ies)|clauses?|terms?|meanings?|definitions?|values?|consequences?|notices?|reports?|reported|reportable|deadlines?|time|when|who|what|where|how|features?|included|includes|plans?|editions?|tiers?|packages?|controls?|safeguards?|protections?|documents?|sources?|details?|descriptions?|rights?|licen[cs]e|recipients?|remed(?:y|ies)|limits?|amounts?|payable|paid by|payer|borne by|available|availability|applies|covered|in scope|status|action|response|result|answer|text|provision|section|handling|treatment)\b/i;

/** "Use | Allowed?", "Service | Charge": heads that say nothing by themselves and without which their rows say nothing. */
export const asksOfRows = (heads: readonly string[]): boolean =>
  areHeads(heads) && heads.every((cell) => !/\d/.test(cell) && (asking.test(cell) || /\?$/.test(cell)));

const ordinals = ["first", "second", "third", "fourth", "fifth", "sixth"];

/** "Vendor shall do what the third column says": which column that is, counted from nought; -1 when none is named. */
export function columnNamed(text: string): number {
  const named = /\b(first|second|third|fourth|fifth|sixth|last) column\b/.exec(text.toLowerCase())?.[1];
  return named === undefined ? -1 : ordinals.indexOf(named);
}

// All of these look at text in small letters: expressions that ignore case take many times as long to compile.
const binds =
  /\b(?:shall|will|must|agrees?|undertakes|promises|binds?|is bound|is responsible|commits|obligations? of)\b/;
const rows =
  /\b(?:each|every|all)(?: of the)? rows?\b|\brows? (?:of|in) (?:the|this) table\b|\bcolumns? (?:says?|shows?|sets|states?|lists?)\b/;
const below =
  /\b(?:table|rows?|columns?|matrix|chart|schedule) (?:below|that follows)|\b(?:following|this|next) (?:table|matrix|chart)\b|\b(?:each|all|any) of (?:the following|these)\b/;
const allOfThem = /\b(?:each|all|any|every one) of (?:these|those|them)\b/;
/** What stands above is pointed at by one of these; few sentences do, and the expression below is the largest of all. */
const pointsUp = /\b(?:above|given|foregoing|preceding)\b|\bin th(?:e|is) (?:table|list)\b/;
const above =
  /\b(?:table|rows?|matrix|chart|list) (?:above|just given)|\b(?:above|foregoing|preceding) (?:table|matrix|chart|list|reports?|events?|items?|matters?)\b|\b(?:each|all|any|every one) of the (?:above|foregoing)\b|\b(?:each|all|any|every|the)\b(?: of)?(?: the)? (?:\S+ )?(?:reports?|events?|items?|matters?|incidents?|things|duties|tasks|obligations?|promises) (?:listed |set out |named |described )?(?:above|in (?:the|this) (?:table|list))\b/;

/** "Each row of the table in Part 2 binds Vendor": what gives force to tables, wherever they stand. */
export const bindsRows = (text: string): boolean =>
  bindsAs(text, (small) => /row|column/.test(small) && rows.test(small));

/** "Vendor shall do each of these, as the table below says." */
export const bindsBelow = (text: string): boolean => bindsAs(text, (small) => below.test(small));

/** "Vendor shall deliver each of the reports above to Clinic." */
export const bindsAbove = (text: string): boolean =>
  bindsAs(text, (small) => allOfThem.test(small) || (pointsUp.test(small) && above.test(small)));

function bindsAs(text: string, says: (small: string) => boolean): boolean {
  const small = text.toLowerCase();
  return binds.test(small) && says(small);
}
