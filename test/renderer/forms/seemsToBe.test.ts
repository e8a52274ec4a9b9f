import { describe, expect, it } from "vitest";
import { seemsToBe } from "../../../renderer/forms/seemsToBe.ts";

const id = "0123456789abcdef0123456789ABCDEF";

describe("a text that could not be used", () => {
  it.each([
    [" \n", "empty"],
    ["\u007FELF\0\0", "a binary file"],
    ["\uFFFDPNG", "a binary file"],
    ["<!DOCTYPE html>\n<p>Sign in", "a web page"],
    ["<?xml version='1.0'?>", "XML"],
    ["-----BEGIN RSA PRIVATE KEY-----\nMII", "a private key"],
    ["-----BEGIN CERTIFICATE-----\nMII", "a certificate"],
    ["Bearer eyJhbGciOi.eyJzdWIi.c2ln\n", "a token"],
    [
      `${id} Acme\r\n\r\n${id.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")}`,
      "a list of workspace IDs",
    ],
    ['{"name": "x"}', "JSON"],
    ["# ours\nexport PATH=/bin\n", "lines of NAME=value"],
    ["name: x\nversion: 2", "lines of names and values"],
    ["Dear team,\nsee below.", "plain text"],
  ])("is named by its kind: %j", (text, kind) => {
    expect(seemsToBe(text)).toBe(kind);
  });

  it("is named quickly, however long it is", () => {
    const begunMs = performance.now();
    for (const part of ["a", " ", "eyJ.", "0123456789abcdef", "A B "])
      seemsToBe(part.repeat(200_000));
    expect(performance.now() - begunMs).toBeLessThan(1_000);
  });
});
