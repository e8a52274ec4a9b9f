// Before the gallery’s tests: the fonts and the runtime that they need, and the page that they draw on.
import { electronRuntime } from "../desktop/runtime.ts";
import { ensureSystemLibraries } from "../desktop/systemLibraries.ts";
import { buildPage } from "./build.ts";

export default async function setUp(): Promise<void> {
  await ensureSystemLibraries("gallery");
  await electronRuntime();
  await buildPage();
}
