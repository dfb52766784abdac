import type { Resource } from './api/types'
import { STATES, standingOf } from './state'

export interface Filter {
  text: string
  kind: string
  state: string
}

/** What matches every word, worst first, then by kind and name. */
export function filtered(resources: Resource[], filter: Filter): Resource[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean)
  return resources
    .filter((resource) => !filter.kind || resource.kind === filter.kind)
    .filter((resource) => !filter.state || standingOf(resource).state === filter.state)
    .filter((resource) => words.every((word) => haystack(resource).includes(word)))
    .sort((a, b) => rank(b) - rank(a) || a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name))
}

function haystack(resource: Resource): string {
  return [
    `${resource.kind}/${resource.name}`,
    ...resource.conditions.flatMap((condition) => [condition.reason, condition.message]),
    ...resource.parts.flatMap((part) => [part.type, part.name, part.state, part.reason, part.message]),
  ]
    .join(' ')
    .toLowerCase()
}

function rank(resource: Resource): number {
  return STATES.indexOf(standingOf(resource).state)
}
