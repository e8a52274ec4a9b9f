// Constants that the build fills in.
/** True in a development build only; its branches are gone from a production build. */
declare const DEVELOPMENT_BUILD: boolean;
declare const APP_VERSION: string;
