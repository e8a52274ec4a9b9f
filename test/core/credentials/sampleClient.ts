// The API client that every sample of a format holds.

export const workspace = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
export const clientId = "5f0e6a1c-7a3b-4a67-9d7e-2c1b0a998877";
export const clientSecret = "0123456789abcdef0123456789abcdef";
export const credentials = { clientId, clientSecret };
export const all = { workspace, ...credentials };
export const tokenUrl = `https://global.api.greenlake.hpe.com/authorization/v2/oauth2/${workspace}/token`;
export const fromUrl = { ...all, baseUrl: "https://global.api.greenlake.hpe.com" };
export const base64 = (text: string) => Buffer.from(text).toString("base64");

export const env = {
  MSP_WORKSPACE_ID: workspace,
  MSP_CLIENT_ID: clientId,
  MSP_CLIENT_SECRET: clientSecret,
};
export const pairs = Object.entries(env);
