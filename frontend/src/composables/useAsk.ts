import { ref } from 'vue'
import type { Ref } from 'vue'
import { ApiProblem } from '../api/client'
import type { Api, Ask, ManifestId } from '../api/client'

const DONE: Record<Ask, string> = {
  reconcile: 'A pass was asked for.',
  suspend: 'Suspended: nothing is written until it is resumed.',
  resume: 'Resumed.',
  retry: 'It will be tried once more.',
}

export interface Asking {
  /** What is being asked for at the moment. */
  busy: Ref<Ask | undefined>
  /** What came of the last request, for a live region. */
  said: Ref<string>
  problem: Ref<ApiProblem | undefined>
  ask(what: Ask): Promise<void>
}

/** The buttons of an environment, or of a manifest. */
export function useAsk(api: Api, environment: () => string, manifest?: () => ManifestId): Asking {
  const busy = ref<Ask>()
  const said = ref('')
  const problem = ref<ApiProblem>()
  return {
    busy,
    said,
    problem,
    async ask(what) {
      busy.value = what
      said.value = ''
      problem.value = undefined
      try {
        await api.ask(what, environment(), manifest?.())
        said.value = DONE[what]
      } catch (failed) {
        if (!(failed instanceof ApiProblem)) {
          throw failed
        }
        problem.value = failed
      } finally {
        busy.value = undefined
      }
    },
  }
}
