// natural ships types for its index only, which must never be imported (it reads .env and prints on stdout).
declare module "natural/lib/natural/stemmers/porter_stemmer.js" {
  const stemmer: { stem(word: string): string };
  export default stemmer;
}
