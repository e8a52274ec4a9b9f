// How each of the npm scripts here runs: what stops it is said in one message, without a stack.

/** Sets the exit code to what `main` resolves with, and to 1 where it throws. */
export async function command(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (cause) {
    console.error(cause instanceof Error ? cause.message : cause);
    process.exitCode = 1;
  }
}
