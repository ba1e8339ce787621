// Opens pages in Chromium and says what axe-core finds, what they load, and whether words lie over each other.
const puppeteer = require('puppeteer-core')
const axe = require('fs').readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

async function look (browser, file) {
  const page = await browser.newPage()
  await page.setBypassCSP(true)
  const asked = []
  page.on('request', request => asked.push(request.url()))
  await page.goto('file://' + file, { waitUntil: 'load' })
  const loaded = asked.filter(url => !url.startsWith('data:')).length - 1
  const scripts = await page.evaluate(() => document.querySelectorAll('script').length)
  const overlaps = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll('svg text')].map(text => {
      const box = text.getBoundingClientRect()
      return [box.left, box.top + box.height * 0.26, box.right, box.bottom - box.height * 0.22]
    })
    const over = (a, b) => Math.min(a[2], b[2]) - Math.max(a[0], b[0]) > 1 && Math.min(a[3], b[3]) - Math.max(a[1], b[1]) > 1
    return boxes.reduce((sum, one, at) => sum + boxes.slice(at + 1).filter(other => over(one, other)).length, 0)
  })
  await page.evaluate(axe)
  const found = await page.evaluate(async () => (await axe.run(document)).violations.map(found => `${found.id}: ${found.nodes[0].html}`))
  const sheet = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  await page.close()
  const bad = found.length + loaded + scripts + overlaps
  console.log(`${bad ? 'NOT FIT' : 'fit'}: ${file}: ${found.length} violations, ${loaded} loaded, ${scripts} scripts, ${overlaps} overlaps, printed in ${Math.round(sheet.length / 1000)} kB`, found.join('\n'))
  return bad
}

(async () => {
  const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'] })
  let bad = 0
  for (const file of process.argv.slice(2)) bad += await look(browser, file)
  await browser.close()
  process.exitCode = bad ? 1 : 0
})()
