/**
 * The console's build, for Maven and for people: `node build.mjs bundle` and `node build.mjs check`.
 *
 * bundle  installs what is needed and leaves dist/, target/console.zip and target/console.zip.sha256
 * check   types, lint and tests
 *
 * Each is done once for the same inputs. Where the packages cannot be had (no network, nothing cached) it says what is left
 * out and ends well, so that the daemon can be built without; with MOORING_CONSOLE=required that is an error.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { zip } from './zip.mjs'

const LEAST = 20
const root = dirname(fileURLToPath(import.meta.url))
const target = join(root, 'target')
const dist = join(root, 'dist')
const archive = join(target, 'console.zip')

function files(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? files(path) : [path]
    })
}

const FOR_BUNDLE = ['src', 'public', 'index.html', 'vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json', 'build.mjs', 'zip.mjs']
const FOR_CHECK = [...FOR_BUNDLE, 'tests', 'e2e', 'eslint.config.js']

/** Of what these files hold, not of when they were touched. */
function fingerprint(names) {
  const hash = createHash('sha256').update(process.version)
  for (const name of names) {
    const path = join(root, name)
    if (!existsSync(path)) continue
    for (const file of statSync(path).isDirectory() ? files(path) : [path]) {
      hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
    }
  }
  return hash.digest('hex')
}

function isDone(step, mark) {
  const path = join(target, `${step}.done`)
  return existsSync(path) && readFileSync(path, 'utf8') === mark
}

function done(step, mark) {
  mkdirSync(target, { recursive: true })
  writeFileSync(join(target, `${step}.done`), mark)
}

function leaveOut(reason) {
  console.log(`[WARNING] console: left out: ${reason}`)
  process.exit(process.env.MOORING_CONSOLE === 'required' ? 1 : 0)
}

function run(tool, ...args) {
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', ...tool), ...args], { cwd: root, stdio: 'inherit' })
  if (status !== 0) {
    console.error(`[ERROR] console: ${tool.at(-1)} ${args.join(' ')} failed`)
    process.exit(1)
  }
}

function install() {
  const mark = fingerprint(['package.json', 'package-lock.json'])
  if (existsSync(join(root, 'node_modules')) && isDone('install', mark)) return
  const { status, stderr } = spawnSync(
    'npm',
    ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', '--fetch-retries=1', '--fetch-timeout=30000'],
    { cwd: root, encoding: 'utf8', shell: process.platform === 'win32', timeout: 300_000 },
  )
  if (status !== 0) {
    leaveOut(`npm ci could not install its packages: ${(stderr ?? 'npm is missing').trim().split('\n')[0]}`)
  }
  done('install', mark)
}

function bundle() {
  const mark = fingerprint(FOR_BUNDLE)
  if (existsSync(join(dist, 'index.html')) && existsSync(archive) && isDone('bundle', mark)) return
  // An older console would speak to another daemon than its own.
  rmSync(dist, { recursive: true, force: true })
  install()
  run(['vite', 'bin', 'vite.js'], 'build', '--logLevel', 'warn')
  mkdirSync(target, { recursive: true })
  const content = zip(files(dist).map((file) => ({ name: relative(dist, file).split(sep).join('/'), content: readFileSync(file) })))
  writeFileSync(archive, content)
  const sha256 = createHash('sha256').update(content).digest('hex')
  writeFileSync(`${archive}.sha256`, `${sha256}  console.zip\n`)
  done('bundle', mark)
  console.log(`[INFO] console: built ${relative(dirname(root), archive)}, sha256 ${sha256}`)
}

function check() {
  const mark = fingerprint(FOR_CHECK)
  if (isDone('check', mark)) return
  install()
  run(['vue-tsc', 'bin', 'vue-tsc.js'], '--noEmit')
  run(['eslint', 'bin', 'eslint.js'], '--max-warnings', '0', '.')
  run(['vitest', 'vitest.mjs'], 'run', '--reporter=dot')
  done('check', mark)
}

const steps = { bundle, check }
const step = steps[process.argv[2]]
if (!step) {
  console.error(`usage: node build.mjs ${Object.keys(steps).join('|')}`)
  process.exit(64)
}
if (Number(process.versions.node.split('.')[0]) < LEAST) {
  leaveOut(`it needs Node.js ${LEAST} or newer, and this is ${process.version}`)
}
step()
