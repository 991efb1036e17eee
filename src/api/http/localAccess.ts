/**
 * The user's permission to connect to this machine, which browsers require of pages of other hosts. To
 * a script, a refusal looks like any network error.
 */
import { ApiError } from './error.ts'

// The newer name first.
const NAMES = ['loopback-network', 'local-network-access']

/** The permission: its state changes by itself. Undefined in browsers that don't have it. */
export async function localPermission(): Promise<PermissionStatus | undefined> {
  for (const name of NAMES) {
    try {
      return await navigator.permissions.query({ name: name as PermissionName })
    } catch {
      // Not in this browser, or not by this name.
    }
  }
  return undefined
}

/**
 * Why this machine may not have been reached from a page of another host, and what to do about it;
 * undefined if that is allowed.
 * @param host `127.0.0.1:8087`
 */
export async function whyNoAccess(host: string): Promise<ApiError | undefined> {
  const permission = await localPermission()
  const refusal = `The browser doesn’t let this page connect to ${host}, on this device`
  if (!permission) return noAccess('network', notAnswered(host, ''))
  if (!isSecureContext) return noAccess('blocked', `${refusal}: it was loaded without https.`)
  if (permission.state === 'granted') return undefined
  return permission.state === 'denied'
    ? noAccess('blocked', `${refusal}. Allow it in the browser’s site settings, then try again.`)
    : noAccess('blocked', notAnswered(host, 'when the browser asks, or '))
}

const notAnswered = (host: string, when: string): string =>
  `${host} didn’t answer. If it is running, allow this page to connect to this device ${when}in the browser’s site settings.`

/** `blocked` also where it isn't certain: trying again would ask again. */
const noAccess = (failure: 'blocked' | 'network', message: string): ApiError =>
  new ApiError({ failure, message, uncertain: true })
