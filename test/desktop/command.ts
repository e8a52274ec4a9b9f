// Runs an npm script and reports an error as one message without a stack.

/** Sets the exit code to the number `main` resolves with, or to 1 if it throws. */
export async function command(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (cause) {
    console.error(cause instanceof Error ? cause.message : cause);
    process.exitCode = 1;
  }
}
