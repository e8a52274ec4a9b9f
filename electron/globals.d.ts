// Constants that the build replaces with their values.
/** True in a development build only; a production build drops the branches that need it. */
declare const DEVELOPMENT_BUILD: boolean;
declare const APP_VERSION: string;
/** The name by which desktops know Tenantry, such as that of its desktop entry. */
declare const APP_ID: string;
/** Where a packaged build looks for newer versions, and the key that signs their list; empty for nowhere. */
declare const UPDATE_FEED: string;
declare const UPDATE_KEY: string;
/** The page with the packages of every version. */
declare const RELEASES: string;
