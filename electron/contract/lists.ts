// How long lists get into a window: apart from the state that they belong to, and a page at a time. Types only.
import type { AppSnapshot, SnapshotPatch } from "./snapshot.ts";
import type { ListedTenant, Tenant } from "./tenants.ts";

/** Where a list belongs in the snapshot. */
export type ListPlace =
  | { readonly section: "tenants" | "discovery" }
  | { readonly section: "otherTenants"; readonly mspId: string };

export type LongList = readonly Tenant[] | readonly ListedTenant[];

/** A list that was left out. It begins and ends as the list `base` does, if the window still has that. */
export interface ListChange {
  readonly place: ListPlace;
  readonly id: number;
  readonly length: number;
  readonly base: number;
  /** How many items at its start and at its end are those of `base`. */
  readonly start: number;
  readonly end: number;
  /** The items between them if they are few; null if the window has to ask for them. */
  readonly items: LongList | null;
}

/** The state, or what changed of it, with an empty list in the place of each long one. */
export interface Packed<State extends SnapshotPatch> {
  readonly state: State;
  readonly lists: readonly ListChange[];
}

/** What main answers to `readState`; the window’s bridge puts the lists back. */
export type PackedSnapshot = AppSnapshot & { readonly lists?: readonly ListChange[] };
