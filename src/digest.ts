/** Hex SHA-256. Cryptography is loaded when it is first asked for: a report for reading shows no digest, and loading it takes a hundredth of a run. */
export const digest = (data: string | Uint8Array): string =>
  process.getBuiltinModule("node:crypto").createHash("sha256").update(data).digest("hex");
