// Stands in the bundle for ajv, ajv-formats and semver, which electron-store loads for schemas and migrations that no store here has.
const unused = (): never => {
  throw new Error("electron-store has neither a schema nor migrations here.");
};

export { unused as Ajv2020 };
export default unused;
