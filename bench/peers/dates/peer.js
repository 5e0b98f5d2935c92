// SPDX-License-Identifier: MIT
// The package `edtf` on the texts of a file: parsing, and min and max of each (it has two bounds, not four).
//   node peer.js FILE SECONDS   prints texts, those that are dates, and nanoseconds for each; writes the dates to FILE.js
import { readFileSync, writeFileSync } from 'node:fs'
import edtf from 'edtf'

const [file, seconds] = [process.argv[2], Number(process.argv[3])]
const all = readFileSync(file, 'utf8').split('\n').filter(Boolean)
const texts = all.filter((text) => {
  try {
    const d = edtf(text)
    return d.min !== undefined && d.max !== undefined
  } catch {
    return false
  }
})
writeFileSync(`${file}.js`, texts.join('\n') + '\n')
let read = 0
let sum = 0
const start = process.hrtime.bigint()
const spent = () => Number(process.hrtime.bigint() - start)
while (spent() < seconds * 1e9) {
  for (const text of texts) {
    const d = edtf(text)
    sum += Number(d.min) + Number(d.max)
    if (++read % 1000 === 0 && spent() >= seconds * 1e9) break
  }
}
console.log(`js ${all.length} ${texts.length} ${(spent() / read).toFixed(1)}`)
