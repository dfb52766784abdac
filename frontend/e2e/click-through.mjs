/**
 * Clicks through the console of a demo that has come up, as an operator would: `node click-through.mjs URL BROWSER SPECS`.
 * SPECS is the demo's folder of specs, of which one file is edited. Prints a line for each thing seen; fails at the first
 * that is not.
 */
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const [url, executablePath, specs] = process.argv.slice(2)
const PATIENCE = 60_000

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
const errors = []

async function step(name, body) {
  await body()
  console.log(`seen: ${name}`)
}

async function open(viewport, colorScheme) {
  const context = await browser.newContext({ viewport, colorScheme })
  context.setDefaultTimeout(PATIENCE)
  const page = await context.newPage()
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('request', (request) => request.url().startsWith(url) || errors.push(`asked elsewhere: ${request.url()}`))
  return page
}

/** Nothing is wider than the screen, and every button and field has a name. */
async function holds(page) {
  const { wide, nameless } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth - window.innerWidth,
    nameless: [...document.querySelectorAll('button, input, select, a[href]')]
      .filter((one) => !(one.textContent.trim() || one.getAttribute('aria-label') || one.closest('label')?.textContent.trim()))
      .map((one) => one.outerHTML),
  }))
  assert.equal(wide <= 0, true, `${page.url()} is ${wide} px too wide`)
  assert.deepEqual(nameless, [], `${page.url()} has controls without a name`)
}

try {
  const page = await open({ width: 1280, height: 820 }, 'light')
  await step('both environments, Ready', async () => {
    await page.goto(url)
    for (const name of ['staging', 'production']) {
      await page.locator('.card', { hasText: name }).locator('.card-head', { hasText: 'Ready' }).waitFor()
    }
    await holds(page)
  })
  await step('an environment by keyboard alone', async () => {
    await page.getByRole('link', { name: 'staging' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'staging' }).waitFor()
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'main')
    await page.getByText('Live', { exact: true }).waitFor()
  })
  await step('the filter, from the key /', async () => {
    await page.getByRole('link', { name: 'orders', exact: true }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('service orders')
    await page.waitForURL(/q=service\+orders/)
    await page.locator('tbody tr').nth(1).waitFor({ state: 'detached' })
    await holds(page)
  })
  await step('a resource with its conditions and AWS objects, and nothing planned', async () => {
    await page.getByRole('link', { name: 'orders', exact: true }).click()
    await page.getByRole('rowheader', { name: 'Stalled' }).waitFor()
    await page.getByText('ecs/service orders').first().waitFor()
    await page.getByText('Nothing: AWS matches git.').waitFor()
    await holds(page)
  })
  await step('an edit in git, as it happens', async () => {
    const file = join(specs, 'staging', 'services.yaml')
    writeFileSync(file, readFileSync(file, 'utf8').replace(/\/orders:commit-\w+/, '/orders:commit-clicked'))
    await page.locator('.events li', { hasText: 'orders:commit-clicked' }).first().waitFor()
  })
  await step('one manifest suspended and resumed', async () => {
    await page.getByRole('button', { name: 'Suspend' }).click()
    await page.locator('.title .tag', { hasText: 'suspended' }).waitFor()
    await page.getByRole('button', { name: 'Resume' }).click()
    await page.locator('.title .tag', { hasText: 'suspended' }).waitFor({ state: 'detached' })
  })
  await step('the plan, also as text', async () => {
    await page.getByRole('link', { name: 'Plan', exact: true }).click()
    await page.getByText('against live AWS').first().waitFor()
    await page.getByLabel('as text').check()
    await page.locator('pre').waitFor()
    await holds(page)
  })
  await step('events and history', async () => {
    await page.getByRole('link', { name: /^Events/ }).click()
    await page.locator('.events li').first().waitFor()
    await page.getByRole('link', { name: 'History' }).click()
    await page.locator('.receipts code', { hasText: 'ecs/service orders' }).first().waitFor()
    await holds(page)
  })
  await step('the environment suspended, and resumed', async () => {
    await page.getByRole('button', { name: 'Suspend' }).click()
    await page.locator('.title .state', { hasText: 'Suspended' }).waitFor()
    await page.getByRole('button', { name: 'Resume' }).click()
    await page.locator('.title .state', { hasText: 'Suspended' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Reconcile now' }).click()
    await page.getByText('A pass was asked for.').waitFor()
  })

  const phone = await open({ width: 390, height: 844 }, 'dark')
  await step('every page at the width of a phone, each by its own address', async () => {
    const below = ['', '/plan', '/events', '/history', '/resources/Service/orders']
    for (const path of ['/', ...below.map((one) => `/environments/staging${one}`), '/nowhere']) {
      await phone.goto(url.replace(/\/$/, '') + path)
      await phone.getByRole('heading', { level: 1 }).waitFor()
      await phone.locator('.skeleton').first().waitFor({ state: 'detached' })
      await holds(phone)
    }
  })
  await step('what is not there, said clearly', async () => {
    await phone.goto(`${url.replace(/\/$/, '')}/environments/moon`)
    await phone.getByRole('alert').getByText('Not Found').waitFor()
    errors.splice(0, errors.length, ...errors.filter((error) => !error.includes('404')))
  })
  assert.deepEqual(errors, [], 'errors in the browser')
} finally {
  await browser.close()
}
