import { describe, expect, it } from "vitest";
import { centralClusters } from "../../../electron/contract/constants.ts";
import { parseCentralUrl, storedCentralUrlSchema } from "../../../electron/core/base/issuer.ts";

const greenlake = "https://greenlake.example";
const read = (text: string) => {
  const parsed = parseCentralUrl(text, greenlake);
  if (parsed.ok) return parsed.value;
  return parsed.error.kind === "invalidInput" ? parsed.error : null;
};

describe("Central’s address", () => {
  it.each([
    ["https://us1.api.central.arubanetworks.com", "https://us1.api.central.arubanetworks.com"],
    ["us1.api.central.arubanetworks.com", "https://us1.api.central.arubanetworks.com"],
    [
      " HTTPS://US1.api.Central.arubanetworks.com:443/ ",
      "https://us1.api.central.arubanetworks.com",
    ],
    ["https://central.on-premises.example:8443", "https://central.on-premises.example:8443"],
    ["", ""],
    ["  ", ""],
  ])("%j is %j", (text, url) => {
    expect(read(text)).toBe(url);
  });

  it.each([
    ["http://us1.api.central.arubanetworks.com", /has to start with https:/],
    ["http://localhost:8080", /has to start with https:/],
    ["ftp://us1.api.central.arubanetworks.com", /has to start with https:/],
    [
      "https://ann:secret@us1.api.central.arubanetworks.com",
      /Leave the user name and password out/,
    ],
    ["https://us1.api.central.arubanetworks.com/network-monitoring/v1", /nothing after the host/],
    ["https://us1.api.central.arubanetworks.com/?a=b", /nothing after the host/],
    ["https://us1.api.central.arubanetworks.com/#a", /nothing after the host/],
    ["https://global.api.greenlake.hpe.com", /This is GreenLake’s address/],
    ["common.cloud.greenlake.hpe.com", /This is GreenLake’s address/],
    ["greenlake.example", /This is GreenLake’s address/],
    ["https://", /not a web address/],
    ["two words", /not a web address/],
  ])("%j is refused", (text, problem) => {
    expect(read(text)).toMatchObject({
      field: "centralUrl",
      problem: expect.stringMatching(problem),
    });
  });

  it("is offered for every known cluster in the form in which it is kept", () => {
    for (const { url } of centralClusters) expect(read(url)).toBe(url);
    expect(new Set(centralClusters.map(({ url }) => url)).size).toBe(centralClusters.length);
    expect(new Set(centralClusters.map(({ name }) => name)).size).toBe(centralClusters.length);
  });

  it("is dropped from a stored file if it is unusable, and the file stays readable", () => {
    expect(storedCentralUrlSchema.parse(undefined)).toBe("");
    expect(storedCentralUrlSchema.parse("http://x.example/y")).toBe("");
    expect(storedCentralUrlSchema.parse("https://c.example")).toBe("https://c.example");
  });
});
