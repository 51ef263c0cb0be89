import type { SecondReaderData } from "../../src/rulebook/second-reader.js";
import { minimise } from "./minimise.js";
import type { Sample } from "./samples.js";

/** A feature seen in fewer agreements is a name, or chance. */
const fewestAgreements = 4;
const mostRounds = 60;
/** Draws weights towards nothing. */
const shrink = 15;
/** A sentence that supports a term weighs at most as many that do not: for one such there are a hundred others. */
const mostWeight = 8;
/** What an agreement says that lacks the term does certainly not supply it; elsewhere a label may have passed over a second sentence. */
const weightOfLacking = 4;

/** A sample by the numbers of its features. */
interface Row {
  features: number[];
  supports: ReadonlySet<string>;
  /** The terms for which its agreement has some sentence. */
  supplied: ReadonlySet<string>;
  of?: string;
}

/** One logistic regression a term, with weights drawn towards nothing (L2). An agreement is the samples of its sentences. */
export function learn(agreements: readonly (readonly Sample[])[], terms: readonly string[]): SecondReaderData {
  const features = usualFeatures(agreements);
  const places = new Map(features.map((feature, place) => [feature, place]));
  const rows = agreements.flatMap((samples) => rowsOf(samples, places));
  const rules = Object.fromEntries(terms.map((term) => [term, packed(learnOne(rows, term, features.length))]));
  return { features, rules };
}

function usualFeatures(agreements: readonly (readonly Sample[])[]): string[] {
  const counts = new Map<string, number>();
  for (const samples of agreements)
    for (const feature of new Set(samples.flatMap((sample) => [...sample.features])))
      counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return [...counts].flatMap(([feature, count]) => (count >= fewestAgreements ? [feature] : [])).sort();
}

function rowsOf(samples: readonly Sample[], places: ReadonlyMap<string, number>): Row[] {
  const supplied = new Set(samples.flatMap(({ supports }) => [...supports]));
  return samples.map(({ features, ...rest }) => ({
    ...rest,
    supplied,
    features: [...features].flatMap((feature) => places.get(feature) ?? []),
  }));
}

interface Model {
  bias: number;
  weights: Float64Array;
}

function learnOne(all: readonly Row[], term: string, size: number): Model {
  const rows = all.filter(({ of }) => of === undefined || of === term);
  const supporting = rows.filter(({ supports }) => supports.has(term)).length;
  const weight = Math.min(mostWeight, (rows.length - supporting) / Math.max(1, supporting) / 6);
  const counted = rows.map(({ features, supports, supplied }) => {
    const isSupport = supports.has(term);
    return { features, isSupport, weight: isSupport ? weight : supplied.has(term) ? 1 : weightOfLacking };
  });
  // The bias stands behind the weights, and is not drawn towards nothing.
  const place = minimise(
    (at, slope) => {
      let loss = 0;
      slope.fill(0);
      for (let feature = 0; feature < size; feature++) {
        loss += (shrink / 2) * at[feature]! ** 2;
        slope[feature] = shrink * at[feature]!;
      }
      for (const { features, isSupport, weight } of counted) {
        const odds = features.reduce((sum, feature) => sum + at[feature]!, at[size]!);
        loss += weight * Math.log1p(Math.exp(isSupport ? -odds : odds));
        const error = weight * (1 / (1 + Math.exp(-odds)) - (isSupport ? 1 : 0));
        slope[size]! += error;
        for (const feature of features) slope[feature]! += error;
      }
      return loss;
    },
    size + 1,
    mostRounds,
  );
  return { bias: place[size]!, weights: place.subarray(0, size) };
}

/** A signed byte a weight. */
function packed({ bias, weights }: Model): SecondReaderData["rules"][string] {
  const unit = weights.reduce((most, one) => Math.max(most, Math.abs(one)), 1e-9) / 127;
  const bytes = Int8Array.from(weights, (one) => Math.round(one / unit));
  return { bias: round(bias), unit: round(unit), weights: Buffer.from(bytes.buffer).toString("base64") };
}

const round = (value: number): number => Number(value.toPrecision(6));
