import type { PlanField } from './api/types'

/** A commit as people quote it; anything that is no commit as it is. */
export function brief(revision: string): string {
  return /^[0-9a-f]{40,64}$/.test(revision) ? revision.slice(0, 12) : revision
}

const UNITS: [number, string][] = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
]

/** How long ago, in one unit: `just now`, `40 s ago`, `5 min ago`. */
export function ago(time: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(time)) / 1_000))
  if (seconds < 10) {
    return 'just now'
  }
  for (const [size, unit] of UNITS) {
    if (seconds >= size) {
      return `${Math.floor(seconds / size)} ${unit} ago`
    }
  }
  return `${Math.floor(seconds / 10) * 10} s ago`
}

/** How long between two times: `0.4 s`, `12 s`, `3 min`. */
export function lasting(from: string, to: string): string {
  const seconds = Math.max(0, Date.parse(to) - Date.parse(from)) / 1_000
  return seconds < 10 ? `${seconds.toFixed(1)} s` : seconds < 120 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`
}

export interface DiffLine {
  sign: '+' | '-' | ' '
  text: string
}

/** Plain where it is a scalar, indented JSON where it is more. */
export function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2)
}

/** What was and what is to be, line by line; lines that both have are kept once. */
export function diffOf(field: PlanField): DiffLine[] {
  if (field.sensitive) {
    return [{ sign: '+', text: '(sensitive: not shown)' }]
  }
  const before = field.old === undefined ? [] : valueText(field.old).split('\n')
  const after = field.knownAfterApply
    ? ['(known after apply)']
    : field.new === undefined
      ? []
      : valueText(field.new).split('\n')
  return merge(before, after)
}

/** Longest common subsequence; the values of a plan are short. Very long ones are shown whole, one after the other. */
function merge(before: string[], after: string[]): DiffLine[] {
  if (before.length * after.length > 250_000) {
    return [...before.map((text) => line('-', text)), ...after.map((text) => line('+', text))]
  }
  const common = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0))
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const row = common[i]
      if (row) {
        row[j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
      }
    }
  }
  const lines: DiffLine[] = []
  let i = 0
  let j = 0
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      lines.push(line(' ', before[i++] ?? ''))
      j++
    } else if (i < before.length && (j >= after.length || at(i + 1, j) >= at(i, j + 1))) {
      lines.push(line('-', before[i++] ?? ''))
    } else {
      lines.push(line('+', after[j++] ?? ''))
    }
  }
  return lines
}

function line(sign: DiffLine['sign'], text: string): DiffLine {
  return { sign, text }
}
