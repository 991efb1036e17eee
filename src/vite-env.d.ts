/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Address of the API, given when the console is built; wins over config.json. */
  readonly VITE_API_BASE?: string
}
