// Where Electron begins: a command from a terminal is answered here, and only the first start loads the application.
import { answerOrBegin } from "./adapters/terminal/terminal.ts";

const request = await answerOrBegin();
const { compose } = await import("./compose.ts");
compose(request);
