import { mdiClose } from '@mdi/js'
import { useState } from 'react'
import { useController } from 'react-hook-form'
import { Button } from '../../ui/Button.tsx'
import { licensesQuery } from '../../api/sources.ts'
import { useEveryPage } from '../../api/useEveryPage.ts'
import type { CreateForm } from '../model/form.ts'
import { codeProblem, licensePath, licenseProblem } from '../model/typed.ts'
import { parseLink } from '../../compute/links.ts'
import { PUBLIC_PROJECTS } from '../../compute/publicProjects.ts'
import { Field } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Picker } from '../../ui/Picker.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { visible } from '../../text/visible.ts'
import { useCreate } from '../parts/context.ts'
import create from '../parts/create.module.css'
import styles from './options.module.css'
import { ListNote } from '../../images/parts/ListNote.tsx'

/** Licenses by link and by code, in addition to those inherited from the source. */
export function Licenses() {
  const { facts } = useCreate()
  const { field } = useController<CreateForm, 'options.licenses'>({ name: 'options.licenses' })
  const codes = useController<CreateForm, 'options.licenseCodes'>({ name: 'options.licenseCodes' })
  const inherited = facts?.licenses ?? []
  return (
    <>
      {inherited.length > 0 && (
        <p className="muted">
          Inherited: {inherited.map((text) => visible(shortOf(text))).join(', ')}.
        </p>
      )}
      <Chips items={field.value} what="license" onChange={field.onChange} />
      <AddLicense onAdd={(path) => field.onChange([...new Set([...field.value, path])])} />
      <Chips items={codes.field.value} what="license code" onChange={codes.field.onChange} />
      <AddCode onAdd={(code) => codes.field.onChange([...new Set([...codes.field.value, code])])} />
    </>
  )
}

const shortOf = (text: string) => {
  const link = parseLink(text)
  return link ? `${link.project}/${link.name}` : text
}

interface ChipsProps {
  items: readonly string[]
  what: string
  onChange(items: string[]): void
}

function Chips({ items, what, onChange }: ChipsProps) {
  if (items.length === 0) return null
  return (
    <ul className={create['chips']}>
      {items.map((item) => (
        <li key={item} className="tag">
          {visible(shortOf(item))}
          <button
            type="button"
            className={styles['remove']}
            aria-label={`Remove ${what} ${visible(shortOf(item))}`}
            onClick={() => onChange(items.filter((other) => other !== item))}
          >
            <Icon path={mdiClose} size={14} />
          </button>
        </li>
      ))}
    </ul>
  )
}

interface AddProps {
  onAdd(value: string): void
}

function AddLicense({ onAdd }: AddProps) {
  const { project, problemOf } = useCreate()
  const { field } = useController<CreateForm, 'options.typedLicense'>({
    name: 'options.typedLicense',
  })
  const [wrong, setWrong] = useState<string>()
  const [owner, setOwner] = useState(project)
  const list = useEveryPage(licensesQuery(owner))
  const options = list.items.map(({ name, description }) => ({
    value: `projects/${owner}/global/licenses/${name}`,
    label: visible(name),
    detail: visible(description ?? ''),
  }))

  function add(value: string) {
    const path = licensePath(value, project)
    if (path === null) return setWrong(licenseProblem(value, project) ?? 'Pick or paste a license.')
    onAdd(path)
    field.onChange('')
  }

  return (
    <div className={styles['adder']}>
      <Field
        label="Add a license"
        hint="Pick one or paste a link."
        problem={wrong ?? problemOf('options.typedLicense') ?? problemOf('options.licenses')}
      >
        {(control) => (
          <Picker
            control={control}
            listLabel="Licenses"
            value={field.value}
            options={options}
            note={<ListNote list={list} what={`licenses of ${owner}`} />}
            onBlur={field.onBlur}
            onChange={(value) => {
              setWrong(undefined)
              if (options.some((option) => option.value === value)) add(value)
              else field.onChange(value)
            }}
          />
        )}
      </Field>
      <Owner value={owner} own={project} onChange={setOwner} />
      <Button onClick={() => add(field.value)}>Add</Button>
    </div>
  )
}

function Owner({
  value,
  own,
  onChange,
}: {
  value: string
  own: string
  onChange(v: string): void
}) {
  const projects = [own, ...PUBLIC_PROJECTS.filter((each) => each !== own)]
  return (
    <Select
      label="Project"
      value={value}
      options={projects.map((each) => [each, each] as const)}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}

function AddCode({ onAdd }: AddProps) {
  const { problemOf } = useCreate()
  const { field } = useController<CreateForm, 'options.typedCode'>({
    name: 'options.typedCode',
  })
  const [wrong, setWrong] = useState<string>()
  function add() {
    const code = field.value.trim()
    const found = code === '' ? 'Enter a license code.' : codeProblem(code)
    if (found !== null) return setWrong(found)
    onAdd(code)
    field.onChange('')
  }
  return (
    <div className={styles['adder']}>
      <TextField
        {...field}
        label="Add a license code"
        hint="A number."
        problem={wrong ?? problemOf('options.typedCode') ?? problemOf('options.licenseCodes')}
        mono
        inputMode="numeric"
        onChange={(event) => {
          setWrong(undefined)
          field.onChange(event)
        }}
      />
      <Button onClick={add}>Add</Button>
    </div>
  )
}
