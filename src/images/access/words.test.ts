import { expect, test } from 'vitest'
import { accessSentence, memberNewsWords } from './words.ts'

const role = 'roles/compute.imageUser'

test.each([
  ['domain:example.com', 'Everyone in the domain example.com can create disks from it.'],
  ['group:g@example.com', 'Everyone in the group g@example.com can create disks from it.'],
  ['allAuthenticatedUsers', 'Everyone signed in with a Google account can create disks from it.'],
  ['projectOwner:p', 'The owners of the project p can create disks from it.'],
  ['odd', 'The member odd can create disks from it.'],
])('%s', (member, sentence) => {
  expect(accessSentence(member, { role })).toBe(sentence)
})

test.each([
  ['roles/compute.viewer', 'The user a@b.c can see it, but not create disks from it.'],
  ['roles/viewer', 'The user a@b.c can create disks from it.'],
  ['roles/owner', 'The user a@b.c can do everything with it, and manage access to it.'],
  ['roles/compute.editor', 'The user a@b.c can change it, delete it and create disks from it.'],
  ['roles/iam.securityAdmin', 'The user a@b.c can manage access to it.'],
  ['roles/iam.securityReviewer', 'The user a@b.c can see who has access to it.'],
  ['projects/p/roles/own', 'The user a@b.c has the role projects/p/roles/own.'],
])('%s', (role, sentence) => {
  expect(accessSentence('user:a@b.c', { role })).toBe(sentence)
})

test('a condition is part of the sentence', () => {
  const condition = { title: 'until 2030', expression: 'x' }
  expect(accessSentence('domain:b.c', { role, condition })).toBe(
    'Everyone in the domain b.c can create disks from it, under the condition “until 2030”.',
  )
})

test('news in words', () => {
  expect(
    memberNewsWords([
      { added: true, role, member: 'user:a@b.c', condition: undefined },
      { added: false, role, member: 'user:d@e.f', condition: undefined },
    ]),
  ).toBe(`gave ${role} to user:a@b.c, took ${role} from user:d@e.f`)
})

test('of much news, what isn’t listed is counted', () => {
  const news = Array.from({ length: 1204 }, (_, index) => {
    return { added: true, role: 'r', member: `user:${index}@b.c`, condition: undefined }
  })
  const three = 'gave r to user:0@b.c, gave r to user:1@b.c, gave r to user:2@b.c'
  expect(memberNewsWords(news)).toBe(`${three}, made 1,201 more changes`)
  expect(memberNewsWords(news.slice(0, 4))).toBe(`${three}, made 1 more change`)
})

test('plural members have a role, a single one has it', () => {
  const binding = { role: 'roles/x.novel' }
  expect(accessSentence('projectViewer:p', binding)).toBe(
    'The viewers of the project p have the role roles/x.novel.',
  )
  expect(accessSentence('group:a@example.com', binding)).toBe(
    'Everyone in the group a@example.com has the role roles/x.novel.',
  )
})
