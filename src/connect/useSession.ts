import { useSyncExternalStore } from 'react'
import { onSession, session, type Session } from '../api/http/session.ts'

/** The current session; follows a sign-in and a 401. */
export const useSession = (): Session => useSyncExternalStore(onSession, session)
