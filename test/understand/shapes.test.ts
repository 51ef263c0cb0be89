import { describe, expect, test } from "vitest";
import { check } from "../../src/check/check.js";
import { loadRules } from "../../src/rulebook/load-rules.js";
import { duties, type Duty } from "./duties.js";
import { preamble, read } from "./read.js";

// How a duty is worded must not matter: each duty in each shape is found, and none in a shape that lets Vendor off.
const book = await loadRules();

const alone = new Map(book.rules.map((rule) => [rule.id, { ...book, rules: [rule] }]));
const stateOf = (rule: string, text: string) => check(alone.get(rule)!, read(preamble + text))[0]!.state;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A sentence with a place for the duty: "Vendor shall {to}". */
function written(shape: string, { to, doing, does }: Duty): string {
  const forms: Record<string, string> = { to, doing, does };
  return shape.replace(/\{(\w+)\}/g, (_, form: string) =>
    form in forms ? forms[form]! : capital(forms[form.toLowerCase()]!),
  );
}

/** Duties that a shape loses, or keeps where it must not. */
const others = (shape: string, isRight: (state: string) => boolean) =>
  duties
    .map((duty) => [duty.rule, stateOf(duty.rule, written(shape, duty))] as const)
    .filter(([, state]) => !isRight(state))
    .map((one) => one.join(" "));

describe("a duty is found in every shape that binds", { timeout: 60_000 }, () => {
  test.each([
    "Vendor shall {to}.",
    "Vendor will {to}.",
    "Vendor must {to}.",
    "Vendor is to {to}.",
    "Vendor agrees to {to}.",
    "Vendor is obligated to {to}.",
    "Vendor is hereby bound to {to}.",
    "Vendor is contractually bound to {to}.",
    "Vendor is and remains responsible for {doing}.",
    "Vendor is solely responsible for {doing}.",
    "Vendor shall at all times be responsible for {doing}.",
    "Vendor is committed to {doing}.",
    "Vendor commits itself to {doing}.",
    "Vendor expressly undertakes to {to}.",
    "Vendor undertakes with Covered Entity to {to}.",
    "Vendor warrants that it will {to}.",
    "Vendor represents and warrants that it shall {to}.",
    "Vendor represents, warrants and guarantees that it will {to}.",
    "Vendor hereby agrees and covenants to {to}.",
    "Vendor hereby covenants and agrees with Covered Entity that it shall {to}.",
    "Vendor acknowledges and agrees that it shall {to}.",
    "Vendor does hereby agree to {to}.",
    "Vendor has a duty to {to}.",
    "Vendor has an affirmative and continuing obligation to {to}.",
    "Vendor is under a continuing duty to {to}.",
    "Vendor assumes the sole obligation to {to}.",
    "Vendor accepts full responsibility for {doing}.",
    "Vendor is required by this Agreement to {to}.",
    "It is the duty of Vendor to {to}.",
    "It shall be the sole responsibility of Vendor to {to}.",
    "It is Vendor’s duty to {to}.",
    "It is incumbent upon Vendor to {to}.",
    "Vendor’s obligations include the following: to {to}.",
    "Vendor’s obligations under this Agreement include {doing}.",
    "The obligations of Vendor shall include {doing}.",
    "Covered Entity requires Vendor to {to}.",
    "This Agreement obligates Vendor to {to}.",
    "The parties agree that Vendor shall {to}.",
    "It is hereby understood and agreed that Vendor shall {to}.",
    "Vendor shall not fail to {to}.",
    "Vendor shall in no event fail to {to}.",
    "In no event shall Vendor fail to {to}.",
    "Under no circumstances may Vendor omit to {to}.",
    "Vendor may not neglect to {to}.",
    "We, Vendor, will {to}.",
  ])("%s", (shape) => expect(others(shape, (state) => state === "met")).toEqual([]));
});

describe("what is put into the sentence besides changes nothing", { timeout: 60_000 }, () => {
  test.each([
    "Vendor shall, at its own expense and in any event promptly, {to}.",
    "Vendor shall, at all times during the term of this Agreement and thereafter, {to}.",
    "Vendor agrees, at its own expense and for as long as this Agreement lasts, to {to}.",
    "Vendor shall (and shall cause each of its subcontractors to) {to}.",
    "Vendor shall, and shall cause its subcontractors and agents to, {to}.",
    "Vendor and its agents and subcontractors shall {to}.",
    "Each of Vendor and its subcontractors shall {to}.",
    "Vendor, its employees, officers and agents, shall {to}.",
    "Vendor, on behalf of itself and its affiliates, shall {to}.",
    "Vendor (or its designee) shall {to}.",
    "Vendor, in its capacity as a business associate, shall {to}.",
    "In the event that the circumstances so require, Vendor shall {to}.",
    "In addition to any remedies that Covered Entity may have, Vendor shall {to}.",
    "Without limiting the generality of the foregoing, Vendor shall {to}.",
    "Notwithstanding anything to the contrary in any other agreement, Vendor shall {to}.",
    "For so long as Vendor, or any person to whom it has delegated a function that this Agreement permits, performs services for Covered Entity, Vendor shall {to}.",
    "Covered Entity shall pay the fees when due, and Vendor shall {to}.",
    "Vendor understands that time is of the essence; it shall {to}.",
    "Vendor knows its obligations. It shall {to}.",
  ])("%s", (shape) => expect(others(shape, (state) => state === "met")).toEqual([]));
});

describe("an item of a list is bound by what stands above it", { timeout: 60_000 }, () => {
  test.each([
    "Vendor agrees to:\n\n(a) train its staff; and\n\n(b) {to}.",
    "Vendor agrees to do the following:\n\n(a) Train its staff.\n\n(b) {To}.",
    "Vendor agrees as follows:\n\n(a) to train its staff;\n\n(b) to {to}.",
    "Vendor covenants and agrees:\n\n(a) That it will train its staff.\n\n(b) That it will {to}.",
    "Vendor shall:\n\n(a) Training. Train its staff.\n\n(b) Particulars. {To}.",
    "Vendor shall be responsible for the following:\n\n(a) training its staff;\n\n(b) {doing}.",
    "Vendor has the following obligations:\n\n(a) Train its staff.\n\n(b) {To}.",
    "The following are the obligations of Vendor:\n\n(a) Train its staff.\n\n(b) {To}.",
    "The obligations of Vendor are as follows:\n\n(a) Train its staff.\n\n(b) {To}.",
    "With respect to PHI, Vendor hereby agrees to the following:\n\n(a) Train its staff.\n\n(b) {To}.",
    "The following is required of Vendor:\n\n(a) Train its staff.\n\n(b) {To}.",
    "Vendor shall do each of the following:\n\n(a) “Staff” means those whom it employs.\n\n(b) {To}.",
    "OBLIGATIONS OF VENDOR\n\n(a) Train its staff.\n\n(b) {To}.",
    "OBLIGATIONS OF VENDOR\n\n(a) Trains its staff.\n\n(b) {Does}.",
    "RESPONSIBILITIES OF VENDOR\n\n(a) Training its staff.\n\n(b) {Doing}.",
    "Vendor’s Duties\n\n1. Train its staff.\n\n2. {To}.",
  ])("%s", (shape) => expect(others(shape, (state) => state === "met")).toEqual([]));
});

describe("a duty that Vendor is let off is not there", { timeout: 60_000 }, () => {
  test.each([
    "Vendor need not {to}.",
    "Vendor is not required to {to}.",
    "Vendor is not required by this Agreement to {to}.",
    "Vendor shall not be required to {to}.",
    "Vendor shall at no time be obligated to {to}.",
    "Vendor is under no obligation to {to}.",
    "Vendor is under no express or implied obligation to {to}.",
    "Vendor has no duty to {to}.",
    "Vendor shall have no obligation whatsoever to {to}.",
    "Vendor assumes no responsibility for {doing}.",
    "Vendor is not responsible for {doing}.",
    "Nothing herein obliges Vendor to {to}.",
    "Nothing in this Agreement shall be construed to require Vendor to {to}.",
    "This Agreement does not require Vendor to {to}.",
    "Vendor is excused from {doing}.",
    "Vendor is hereby released from any obligation to {to}.",
    "Covered Entity waives any obligation of Vendor to {to}.",
    "Covered Entity hereby relieves Vendor of any duty to {to}.",
    "It is not the duty of Vendor to {to}.",
    "Vendor does not agree to {to}.",
    "Vendor may elect not to {to}.",
    "Vendor shall have sole discretion whether to {to}.",
    "Vendor may, but is not obligated to, {to}.",
    "Vendor may {to}.",
    "Covered Entity shall {to}.",
  ])("%s", (shape) => expect(others(shape, (state) => state !== "met" && state !== "partial")).toEqual([]));
});
