// The door to the files: JSON files that are replaced as a whole, short ones at once and long ones in pieces, and journals that only
// grow.
export { createJournal } from "./journal.ts";
export { createLongStore } from "./longStore.ts";
export { createJsonStore, type JsonStore, type JsonStoreOptions } from "./jsonStore.ts";
export { createLazyStore } from "./lazyStore.ts";
