import { expect, test } from "vitest";
import { read } from "./read.js";

const rolesIn = (text: string) => Object.fromEntries(read(text).cast.aliases);

// Whatever a party is called, what the agreement makes it do tells which it is.
const agreement = (associate: string, entity: string) => `
Acme Systems, Inc. (“${associate}”) and Riverbend Clinic (“${entity}”) agree as follows.

${associate} may use and disclose PHI only to perform services for ${entity}.

${associate} shall report to ${entity} each Breach that ${associate} discovers.

${entity} shall notify ${associate} of any restriction on the use of PHI that it has agreed to.

${associate} shall return all PHI that it received from, or created on behalf of, ${entity}.
`;

test.each([
  ["Company", "Provider"],
  ["Provider", "Company"],
  ["Northwind", "Lakeside"],
  ["NWS", "LSC"],
  ["Grantee", "Program"],
  ["Licensor", "Organization"],
])("%s keeps the data of %s", (associate, entity) =>
  expect(rolesIn(agreement(associate, entity))).toMatchObject({
    [associate.toLowerCase()]: "business associate",
    [entity.toLowerCase()]: "covered entity",
  }),
);

test("a name that is nowhere explained is a party when it acts throughout", () => {
  const text =
    agreement("Northwind", "Lakeside").replace(/^\n.*\n/, "") + "Lakeside may terminate. Lakeside shall pay. ";
  expect(rolesIn(text)).toMatchObject({ northwind: "business associate", lakeside: "covered entity" });
});

test("what a staffing agency does outweighs what agencies mostly are", () => {
  const text = agreement("Agency", "Client").replace(
    /^\n.*\n/,
    "Client: Brook Surgery\n\nAgency: Meridian Staffing, Inc.\n",
  );
  expect(rolesIn(`${text}\nAgency shall make amendments to PHI that Client directs.`)).toMatchObject({
    agency: "business associate",
  });
});

test("a subcontractor acts on behalf of the business associate", () => {
  const text =
    "Northwind shall bind its agents. ".repeat(3) + "Agents that hold PHI on behalf of Northwind shall agree.";
  expect(rolesIn(text)["northwind"]).not.toBe("covered entity");
});

test("whoever is mentioned in passing is no party", () => {
  const text =
    agreement("Northwind", "Lakeside") + "\nIronvault will store the backups. Ironvault may change its rates.";
  expect(rolesIn(text)).not.toHaveProperty("ironvault");
});

test("a name within a longer name is not named by itself", () => {
  const { norms } = read(agreement("Service Provider", "Provider") + "\nService Provider shall mitigate any harm.");
  expect(norms.at(-1)).toMatchObject({ bearer: "business associate", force: "duty" });
});

test("a phrase that says “covered entity” means whoever that is here", () => {
  const { mentions, words } = read(agreement("Northwind", "Lakeside") + "\nThe cost is borne by Lakeside.");
  const [last] = mentions.named("at ce cost").slice(-1);
  expect(words.slice(last?.from, last?.to).map(({ text }) => text)).toEqual(["borne", "by", "Lakeside"]);
});
