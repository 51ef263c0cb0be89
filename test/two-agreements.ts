// Agreements that make several of one file, and texts that only look like it.

export const promises = (
  days: string,
  last: string,
) => `1. Use. Business Associate may use and disclose PHI only to perform the Services for Covered Entity.

2. No other use. Business Associate shall not use or disclose PHI other than as permitted by this Agreement or as required by law.

3. Safeguards. Business Associate shall use appropriate safeguards to prevent use or disclosure of PHI other than as provided for by this Agreement.

4. Reporting. Business Associate shall report to Covered Entity any Breach of Unsecured PHI within ${days} days after discovery.

5. Records. Business Associate shall make its internal practices, books and records relating to PHI available to the Secretary for determining compliance with the HIPAA Rules.

6. Subcontractors. Business Associate shall ensure that any subcontractors that create, receive, maintain or transmit PHI on its behalf agree in writing to the same restrictions and conditions.

${last}`;
export const returned = "7. Return. Upon termination Business Associate shall return or destroy all PHI and retain no copies."; // prettier-ignore
export const between = (clinic: string, vendor: string) =>
  `BUSINESS ASSOCIATE AGREEMENT\n\nThis Business Associate Agreement is made between ${clinic} (“Covered Entity”) and ${vendor} (“Business Associate”).\n\n`;

export const first = between("Larch Pediatrics, P.C.", "Ferrous Data, Inc.") + promises("five (5)", returned);
export const second = between("Quarry Street Dental, LLC", "Ferrous Data, Inc.") + promises("sixty (60)", "7. Notices. Notices are sent by post."); // prettier-ignore

/** Two agreements of one vendor with two clinics. */
export const twoAgreements = `Both agreements, as signed.\n\n${first}\n\n${second}`;
