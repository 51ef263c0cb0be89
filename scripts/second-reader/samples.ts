import { featuresOfSentence, seenIn } from "../../src/check/features.js";
import type * as Built from "../../src/index.js";
import type { PhraseBook } from "../../src/understand/phrases.js";
import type { Labelled } from "./labelled.js";

/** A sentence that may bind: its features, and the terms it supports. */
export interface Sample {
  features: ReadonlySet<string>;
  supports: ReadonlySet<string>;
  /** The only term it says anything of. */
  of?: string;
}

/** The operative sentences of an agreement; one supports a term when a quote of the label holds it or stands in it. */
export async function samplesOf(
  { path, text: whole, quotes, of }: Labelled,
  { extract, structure, understand }: Pick<typeof Built, "extract" | "structure" | "understand">,
  phrases: PhraseBook,
  terms: readonly string[],
): Promise<Sample[]> {
  const document = await extract({ path, format: "text", bytes: new TextEncoder().encode(whole), sha256: "" });
  const text = understand(structure(document), phrases);
  const seen = seenIn(text);
  const wanted = terms.map((term) => [term, (quotes[term] ?? []).map(bare)] as const);
  return text.sentences.flatMap(({ zone, span }, sentence): Sample[] => {
    if (zone !== "operative") return [];
    const said = bare(text.document.text.slice(span.start, span.end));
    const supports = wanted.filter(([, quoted]) => quoted.some((one) => isPartOf(said, one))).map(([term]) => term);
    return [{ features: featuresOfSentence(sentence, text, seen), supports: new Set(supports), ...(of && { of }) }];
  });
}

/** Line breaks and spaces differ between a text and its label. */
const bare = (text: string): string => text.replace(/\s+/g, "");

/** Long enough to be nobody else's opening. */
const opening = 60;

const isPartOf = (said: string, quote: string): boolean =>
  quote !== "" &&
  (quote.includes(said) || said.includes(quote) || (said.length > opening && quote.includes(said.slice(0, opening))));
