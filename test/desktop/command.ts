// Runs an npm script and reports an error as one message without a stack.

async function codeOf(main: () => Promise<number>): Promise<number> {
  try {
    return await main();
  } catch (cause) {
    console.error(cause instanceof Error ? cause.message : cause);
    return 1;
  }
}

/**
 * Ends the process with the number that `main` resolves with, or with 1 if it throws. At once, because what packages an
 * application sets the exit code to 0 later.
 */
export async function command(main: () => Promise<number>): Promise<void> {
  const code = await codeOf(main);
  process.exit(code);
}
