import type { Condition, Environment, Part, Resource } from './api/types'

/** How something is, in the five words that an operator needs. Worst last. */
export const STATES = ['ready', 'progressing', 'held', 'unknown', 'stalled'] as const
export type State = (typeof STATES)[number]

export interface Standing {
  state: State
  /** What the badge says: the state, or the reason where that is the better word. */
  label: string
  /** Why, as the daemon words it; empty where all is well. */
  message: string
  since?: string
}

export const LABELS: Record<State, string> = {
  ready: 'Ready',
  progressing: 'Progressing',
  held: 'Held',
  unknown: 'Unknown',
  stalled: 'Stalled',
}

function condition(of: { conditions: Condition[] }, type: string): Condition | undefined {
  return of.conditions.find((one) => one.type === type)
}

function standing(state: State, because: Condition | undefined, label = LABELS[state]): Standing {
  return { state, label, message: because?.message ?? '', since: because?.lastTransitionTime }
}

export function standingOf(resource: Resource | Environment): Standing {
  const ready = condition(resource, 'Ready')
  const stalled = condition(resource, 'Stalled')
  const reconciling = condition(resource, 'Reconciling')
  if (stalled?.status === 'True') {
    return standing('stalled', stalled)
  }
  if (resource.kind === 'Environment' && (resource as Environment).suspended) {
    return standing('held', undefined, 'Suspended')
  }
  if (ready?.status === 'True') {
    const matched = condition(resource, 'Synced')
    return matched?.status === 'False' ? standing('held', matched) : standing('ready', ready)
  }
  if (reconciling?.status === 'True') {
    return ready?.status === 'Unknown' && ready.reason !== 'NotYetObserved'
      ? standing('unknown', ready)
      : standing('progressing', reconciling)
  }
  return ready?.status === 'False' ? standing('held', ready) : standing('unknown', ready)
}

const PARTS: Record<string, State> = {
  Ready: 'ready',
  Progressing: 'progressing',
  Pending: 'progressing',
  Held: 'held',
  Unknown: 'unknown',
  Stalled: 'stalled',
}

export function stateOfPart(part: Part): State {
  return PARTS[part.state] ?? 'unknown'
}

/** A condition that is as one would wish: `Ready` should be true, `Stalled` should not. */
export function isWell(one: Condition): boolean | undefined {
  if (one.status === 'Unknown') {
    return undefined
  }
  const wished = one.type === 'Ready' || one.type === 'Synced'
  return (one.status === 'True') === wished
}

export function countsOf(resources: Resource[]): Map<State, number> {
  const counts = new Map<State, number>()
  for (const state of STATES) {
    const count = resources.filter((resource) => standingOf(resource).state === state).length
    if (count > 0) {
      counts.set(state, count)
    }
  }
  return counts
}
