import { useController, useWatch, type Control } from 'react-hook-form'
import { BASE } from '../browser/base.ts'
import { Select } from '../ui/Select.tsx'
import { ConnectionText } from './ConnectionText.tsx'
import type { ConnectionValues } from './connectionValues.ts'

/** How to sign in, and what that needs to know. */
export function SignInFields({ control }: { control: Control<ConnectionValues> }) {
  const { field, fieldState } = useController({ control, name: 'signIn' })
  return (
    <>
      <Select
        label="Sign-in"
        options={[
          ['none', 'None: an emulator, or a proxy that signs in'],
          ['token', 'Access token, pasted'],
          ['google', 'Google account'],
          ['oidc', 'OpenID provider'],
        ]}
        problem={fieldState.error?.message}
        {...field}
      />
      <Provider control={control} />
    </>
  )
}

function Provider({ control }: { control: Control<ConnectionValues> }) {
  const kind = useWatch({ control, name: 'signIn' })
  if (kind === 'google') {
    return (
      <ConnectionText
        control={control}
        name="clientId"
        label="Client ID"
        hint={`Of an OAuth client for web applications, with the JavaScript origin ${location.origin}`}
      />
    )
  }
  if (kind !== 'oidc') return null
  return (
    <>
      <ConnectionText
        control={control}
        name="issuer"
        label="Issuer"
        hint="The provider’s address, without /.well-known/…"
      />
      <ConnectionText
        control={control}
        name="clientId"
        label="Client ID"
        hint={`Of a public client with the redirect URI ${location.origin}${BASE}signed-in.html`}
      />
      <ConnectionText
        control={control}
        name="scope"
        label="Scope"
        optional
        hint="Add what a refresh token requires, often offline_access."
      />
      <ConnectionText
        control={control}
        name="audience"
        label="Audience"
        optional
        hint="The API that the token is for, if the provider has to be told."
      />
      <ConnectionText
        control={control}
        name="workforce"
        label="Workforce identity provider"
        optional
        hint="//iam.googleapis.com/locations/global/workforcePools/POOL/providers/PROVIDER"
      />
      <ConnectionText
        control={control}
        name="userProject"
        label="Workforce user project"
        optional
        hint="The project whose quota the token exchange uses."
      />
    </>
  )
}
