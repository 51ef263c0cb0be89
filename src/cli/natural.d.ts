// natural ships types for its index only, which must never be imported (it reads .env and prints on stdout).
declare module "natural/lib/natural/distance/jaro-winkler_distance.js" {
  export default function similarity(one: string, other: string, options: { ignoreCase?: boolean }): number;
}
