const API = /^\/(?:compute|batch|_emulator|discovery|\$discovery)(?:\/|$)/

/** Whether the emulator answers this path, rather than the server of the console’s files. */
export const isApiPath = (path: string): boolean => API.test(path)
