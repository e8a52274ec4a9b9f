// The command line: what programs in a terminal ask Tenantry for, and whether they get it.
export { type Consent, createConsent } from "./consent.ts";
