// The door to the files: small JSON files that are replaced as a whole, and journals that only grow.
export { createJournal } from "./journal.ts";
export { createJsonStore, type JsonStore, type JsonStoreOptions } from "./jsonStore.ts";
export { createLazyStore } from "./lazyStore.ts";
