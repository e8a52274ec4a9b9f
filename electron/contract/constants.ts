// Numbers and addresses on which main and the windows must agree.

/** The address that an empty base URL stands for. */
export const publicBaseUrl = "https://global.api.greenlake.hpe.com";
/** Bytes; a larger file is refused unread. */
export const largestTeamFile = 5 * 1024 * 1024;
/** Characters; a longer text from a paste or a dropped file is refused unread. */
export const longestPaste = 5 * 1024 * 1024;
/** After this long, a copy counts half in a tenant’s usage rank. */
export const usageHalfLifeMs = 3 * 24 * 60 * 60 * 1000;

/** How long the history of copies goes back, days. */
export const historyDays = 90;

/** A cluster of HPE Aruba Networking Central, by the name in its console. */
interface CentralCluster {
  readonly name: string;
  /** An origin, without a trailing slash. */
  readonly url: string;
}

const at = (name: string, host: string): CentralCluster => ({ name, url: `https://${host}` });

export const centralClusters: readonly CentralCluster[] = [
  at("US-1", "us1.api.central.arubanetworks.com"),
  at("US-2", "us2.api.central.arubanetworks.com"),
  at("US-East1", "us6.api.central.arubanetworks.com"),
  at("US-West4", "us4.api.central.arubanetworks.com"),
  at("US-West5", "us5.api.central.arubanetworks.com"),
  at("Canada-1", "ca1.api.central.arubanetworks.com"),
  at("EU-1", "de1.api.central.arubanetworks.com"),
  at("EU-Central2", "de2.api.central.arubanetworks.com"),
  at("EU-Central3", "de3.api.central.arubanetworks.com"),
  at("UK", "gb1.api.central.arubanetworks.com"),
  at("UAE", "ae1.api.central.arubanetworks.com"),
  at("APAC-1", "in1.api.central.arubanetworks.com"),
  at("APAC-East1", "jp1.api.central.arubanetworks.com"),
  at("APAC-South1", "au1.api.central.arubanetworks.com"),
  at("China", "cn1.api.central.arubanetworks.com.cn"),
  at("Internal", "internal.api.central.arubanetworks.com"),
];

export const clusterAt = (url: string): CentralCluster | undefined =>
  centralClusters.find((cluster) => cluster.url === url);
