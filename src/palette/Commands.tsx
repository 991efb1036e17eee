import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { imageQuery } from '../api/images.ts'
import type { Offer } from '../images/actions/offers.ts'
import { keysOfAction } from '../shortcuts/table.ts'
import { count } from '../text/count.ts'
import { visible } from '../text/visible.ts'
import type { Command } from './find.ts'
import { meantAt, type Meant } from './meant.ts'
import { Search } from './Search.tsx'
import { useFamilyOffers, useMeantOffers } from './useMeantOffers.ts'
import { usePlace } from './usePlace.ts'

interface CommandsProps {
  project: string
  onHelp(): void
  onClose(): void
}

/** The palette on any page: it has the actions on what is selected there, or open. */
export function Commands(props: CommandsProps) {
  const { project } = props
  const client = useQueryClient()
  const place = usePlace(project)
  const { data } = useQuery({ ...imageQuery(project, place.image ?? ''), enabled: false })
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the image may arrive only now
  const meant = useMemo(() => meantAt(client, place), [client, place, data])
  if (place.family !== undefined && meant.images.length === 0) {
    return <OnFamily {...props} family={place.family} />
  }
  return <OnImages {...props} meant={meant} />
}

function OnFamily({ family, ...props }: CommandsProps & { family: string }) {
  const offers = useFamilyOffers(props.project, family)
  return <Search {...props} on={`Family ${visible(family)}`} actions={actionsOf(offers, 1)} />
}

function OnImages({ meant, ...props }: CommandsProps & { meant: Meant }) {
  const offers = useMeantOffers(props.project, meant)
  const { images } = meant
  const [image] = images
  const on =
    images.length === 1 && image ? visible(image.name) : `${count(images.length)} selected images`
  return <Search {...props} on={on} actions={actionsOf(offers, images.length)} />
}

const actionsOf = (offers: readonly Offer[], of: number): Command[] =>
  offers.map(({ action, label, applies, reason, run }) => ({
    group: 'Actions',
    label,
    note: applies !== undefined && applies < of ? `${count(applies)} of ${count(of)}` : undefined,
    reason: reason?.text,
    keys: keysOfAction(action),
    run,
  }))
