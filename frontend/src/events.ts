import type { Event } from './api/types'

const TROUBLE = new Set(['Blocked', 'PruneHeld', 'DriftFound', 'Failed', 'RolledBack', 'SpecsInvalid', 'InternalError'])

/** Whether somebody should look. */
export function troubled(event: Event): boolean {
  return TROUBLE.has(event.type)
}
