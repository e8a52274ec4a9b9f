// The first run: what its form takes, what a paste or the environment offers, and the saved draft. Types only.

export interface ConnectInput {
  /** A workspace ID or a whole issuer URL. */
  readonly workspace: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Empty for the public GreenLake address. */
  readonly baseUrl: string;
  readonly scope: string;
  readonly contact: string;
  /** With an empty `clientSecret`: use the one from the environment, which only main has seen. */
  readonly secretFrom?: "environment";
}

export type WizardStep = "start" | "client" | "check" | "tenants";

/** The first run’s progress: everything entered except the secret. */
export interface Draft extends Omit<ConnectInput, "clientSecret" | "secretFrom"> {
  readonly step: WizardStep;
  /** Lines of workspace IDs that were pasted or dropped. */
  readonly tenants: string;
  /** What the MSP will be called; not asked for the first one. */
  readonly name?: string;
}

/** What Tenantry recognised in its own environment variables. */
export interface EnvironmentFinding extends Recognition {
  /** The secret itself stays in main. */
  readonly hasSecret: boolean;
}

/** Values for the first-run form, recognised in pasted or dropped text. */
export interface Recognition {
  /** By form field. A secret among them came from this same window’s paste. */
  readonly values: Partial<Omit<ConnectInput, "contact">>;
  /** Lines of workspace IDs; empty if none were found. */
  readonly tenants: string;
  /** Such as “Client ID from MSP_CLIENT_ID”. */
  readonly recognised: readonly string[];
  /** What could not be used, without quoting the values. */
  readonly problems: readonly string[];
  /** The names of the API clients in the text, if it has several: nothing is filled in until the operator chooses one. */
  readonly clients?: readonly string[];
}
