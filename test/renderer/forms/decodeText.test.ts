import { describe, expect, it } from "vitest";
import { decodeText } from "../../../renderer/forms/decodeText.ts";

const text = "MSP_CLIENT_ID=Zürich & Söhne\r\n";
const utf16 = Buffer.from(text, "utf16le");
const swapped = Buffer.from(utf16).swap16();

describe("a text file", () => {
  it.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${text}`)],
    ["UTF-16 LE with a mark", Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["UTF-16 BE with a mark", Buffer.from(`\uFEFF${text}`, "utf16le").swap16()],
    ["UTF-16 LE", utf16],
    ["UTF-16 BE", swapped],
    ["Windows-1252", Buffer.from(text, "latin1")],
  ])("is decoded from %s", (_encoding, bytes) => {
    expect(decodeText(new Uint8Array(bytes))).toBe(text);
  });

  it("may be empty, or no text at all", () => {
    expect(decodeText(new Uint8Array())).toBe("");
    expect(decodeText(Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 0]))).toContain("\0");
  });
});
