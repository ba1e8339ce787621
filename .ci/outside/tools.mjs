// Reads the diagrams with Mermaid's own parser and compares what it found with the words of the session.
import { readFileSync } from 'node:fs'
import { JSDOM } from 'jsdom'

const dom = new JSDOM('<!DOCTYPE html><body></body>')
globalThis.window = dom.window
globalThis.document = dom.window.document
const mermaid = (await import('mermaid')).default
mermaid.initialize({ startOnLoad: false, maxTextSize: 10000000 })

const name = process.argv[2]
const session = JSON.parse(readFileSync(`${name}.json`, 'utf8'))
// Mermaid keeps `#58;` as a placeholder until it draws.
const plain = words => String(words).replace(/ﬂ°°(\d+)¶ß/g, (_, n) => String.fromCodePoint(+n)).trim()
const read = async what => (await mermaid.mermaidAPI.getDiagramFromText(readFileSync(`${name}-${what}.mmd`, 'utf8'))).db
let bad = 0
const same = (what, found, wanted) => {
  const [a, b] = [found, wanted].map(list => JSON.stringify([...list].sort()))
  console.log(`${a === b ? 'read back' : 'NOT THE SAME'}: ${name}-${what}.mmd by Mermaid: ${found.length} of ${wanted.length}`)
  if (a !== b) { bad++; found.forEach((words, n) => words !== wanted[n] && bad < 3 && console.log(words.slice(0, 200), '<>', wanted[n]?.slice(0, 200))) }
}
const ofKind = (...kinds) => session.lines.filter(line => kinds.includes(line.kind))

const gantt = await read('gantt')
const dated = ofKind('action', 'pledge').filter(line => line.answers.due?.day)
same('gantt', gantt.getTasks().map(task => plain(task.task)), dated.map(line => `${line.number} ${line.text}`))
const wanted = new Set(dated.map(line => line.answers.due.day))
const ends = new Set(gantt.getTasks().map(task => new Date(task.endTime.getTime() - 86400000 + 7200000).toISOString().slice(0, 10)))
if ([...wanted].some(day => !ends.has(day))) { bad++; console.log('NOT THE SAME: days of the gantt', [...wanted].filter(day => !ends.has(day)), [...ends].slice(0, 5)) }
if (plain(gantt.getDiagramTitle()) !== session.session.title) { bad++; console.log('NOT THE SAME: title', gantt.getDiagramTitle()) }

const years = ofKind('time-line').filter(line => line.answers.year)
const timeline = await read('timeline')
same('timeline', timeline.getTasks().flatMap(task => task.events.map(plain)), years.map(line => line.text).filter((_, n) => n < years.length))

const mindmap = (await read('mindmap')).getMindmap()
const nodes = node => [plain(node.descr), ...node.children.flatMap(nodes)]
const [root, ...rest] = nodes(mindmap)
const texts = new Set(session.lines.map(line => line.text))
const strange = rest.filter(words => !texts.has(words))
const themes = ofKind('theme').filter(theme => !rest.includes(theme.text))
console.log(`${strange.length + themes.length ? 'NOT THE SAME' : 'read back'}: ${name}-mindmap.mmd by Mermaid: ${rest.length} nodes under “${root}”`, strange, themes)
bad += strange.length + themes.length
process.exitCode = bad ? 1 : 0
