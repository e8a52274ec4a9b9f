// Where Electron begins: a command from a terminal is answered here, and only the first start loads the application.
import { endFailedStart } from "./adapters/failedStart.ts";
import { deleteVariables } from "./adapters/terminal/switches.ts";
import { answerOrBegin } from "./adapters/terminal/terminal.ts";

try {
  const request = await answerOrBegin();
  deleteVariables(process.env);
  const { begin } = await import("./begin.ts");
  begin(request);
} catch (cause) {
  endFailedStart(cause);
}
