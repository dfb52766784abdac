import { describe, expect, it } from 'vitest'
import type { Condition, PlanField } from '../src/api/types'
import { filtered } from '../src/filter'
import { ago, brief, diffOf, lasting } from '../src/format'
import { countsOf, isWell, standingOf } from '../src/state'
import { NOON, ROLLED_BACK, WELL, condition, environment, resource } from './fakes'

const UNSEEN = [condition('Ready', 'Unknown', 'NotYetObserved'), condition('Reconciling', 'True', 'NotYetObserved')]
const HELD = [condition('Ready', 'False', 'Suspended', 'held back'), condition('Reconciling', 'False', 'Idle')]
const UNREADABLE = [condition('Ready', 'Unknown', 'Unreadable', 'AccessDenied'), condition('Reconciling', 'True', 'Unreadable')]
const ROLLING = [condition('Ready', 'False', 'RollingOut'), condition('Reconciling', 'True', 'RollingOut', '1 of 2 tasks')]

describe('how something is', () => {
  it.each<[string, Condition[], string, string]>([
    ['all is well', WELL, 'ready', ''],
    ['AWS rolled back, however ready the old version is', ROLLED_BACK, 'stalled', 'ECS rolled back'],
    ['a rollout is under way', ROLLING, 'progressing', '1 of 2 tasks'],
    ['nobody has looked yet', UNSEEN, 'progressing', ''],
    ['a read failed', UNREADABLE, 'unknown', 'AccessDenied'],
    ['somebody wants it left', HELD, 'held', 'held back'],
    ['nothing is known at all', [], 'unknown', ''],
  ])('%s', (_, conditions, state, message) => {
    expect(standingOf(resource('Service', 'orders', { conditions }))).toMatchObject({ state, message })
  })

  it('is Suspended for an environment that somebody suspended', () => {
    expect(standingOf(environment({ suspended: true }))).toMatchObject({ state: 'held', label: 'Suspended' })
  })

  it.each<[string, Condition['status'], boolean | undefined]>([
    ['Ready', 'True', true],
    ['Ready', 'False', false],
    ['Stalled', 'True', false],
    ['Stalled', 'False', true],
    ['Synced', 'Unknown', undefined],
  ])('%s %s is well: %s', (type, status, well) => {
    expect(isWell(condition(type, status))).toBe(well)
  })

  it('is counted in the order of its weight, without what there is none of', () => {
    const all = [resource('A', 'a', { conditions: ROLLED_BACK }), resource('A', 'b'), resource('A', 'c')]
    expect([...countsOf(all)]).toEqual([
      ['ready', 2],
      ['stalled', 1],
    ])
  })
})

describe('the filter', () => {
  const all = [
    resource('Service', 'orders'),
    resource('Queue', 'orders-inbox'),
    resource('Service', 'fulfilment', { conditions: ROLLED_BACK }),
  ]
  const names = (filter: Partial<Parameters<typeof filtered>[1]>) =>
    filtered(all, { text: '', kind: '', state: '', ...filter }).map((one) => one.name)

  it.each([
    ['nothing: the worst first', {}, ['fulfilment', 'orders-inbox', 'orders']],
    ['a part of a name', { text: 'ORD' }, ['orders-inbox', 'orders']],
    ['every word', { text: 'orders queue/' }, ['orders-inbox']],
    ['a reason', { text: 'rolledback' }, ['fulfilment']],
    ['an AWS object', { text: 'staging-orders-inbox' }, ['orders-inbox']],
    ['a kind', { kind: 'Service' }, ['fulfilment', 'orders']],
    ['a state', { state: 'stalled' }, ['fulfilment']],
    ['what there is not', { text: 'moon' }, []],
  ])('by %s', (_, filter, expected) => {
    expect(names(filter)).toEqual(expected)
  })
})

describe('words', () => {
  it.each([
    [-5, 'just now'],
    [9, 'just now'],
    [47, '40 s ago'],
    [60, '1 min ago'],
    [7_199, '1 h ago'],
    [200_000, '2 d ago'],
  ])('%d seconds: %s', (seconds, words) => {
    expect(ago(NOON, Date.parse(NOON) + seconds * 1_000)).toBe(words)
  })

  it('shorten commits and nothing else', () => {
    expect(brief('7b1d4e8f00aa11bb22cc33dd44ee55ff66778899')).toBe('7b1d4e8f00aa')
    expect(brief('main-2026')).toBe('main-2026')
    expect(lasting(NOON, '2026-01-01T12:00:02.400Z')).toBe('2.4 s')
  })
})

describe('a difference', () => {
  const field = (more: Partial<PlanField>): PlanField => ({
    path: 'x',
    knownAfterApply: false,
    sensitive: false,
    immutable: false,
    startsDeployment: false,
    ...more,
  })
  const shown = (more: Partial<PlanField>) => diffOf(field(more)).map((line) => `${line.sign}${line.text}`)

  it.each<[string, Partial<PlanField>, string[]]>([
    ['a scalar', { old: 5, new: 2 }, ['-5', '+2']],
    ['what is new', { new: 'a' }, ['+a']],
    ['what goes', { old: false }, ['-false']],
    ['what is not known yet', { old: 'a', knownAfterApply: true }, ['-a', '+(known after apply)']],
    ['a secret, never', { sensitive: true, old: 'hunter2', new: 'hunter3' }, ['+(sensitive: not shown)']],
    ['a list, line by line', { old: ['a', 'b'], new: ['a', 'c'] }, [' [', '   "a",', '-  "b"', '+  "c"', ' ]']],
  ])('of %s', (_, more, lines) => {
    expect(shown(more)).toEqual(lines)
  })
})
