/** Zip files that are the same for the same content, whenever and wherever they are made. */
import * as zlib from 'node:zlib'

/** The format's earliest day: 1 January 1980. */
const DATE = 0x0021
const UTF8 = 0x0800
const DEFLATED = 8
const VERSION = 20

/** @param {{name: string, content: Buffer}[]} files in the order in which they are to be */
export function zip(files) {
  const parts = []
  const directory = []
  let offset = 0
  for (const { name, content } of files) {
    const path = Buffer.from(name, 'utf8')
    const packed = zlib.deflateRawSync(content, { level: 9 })
    const common = Buffer.alloc(26)
    common.writeUInt16LE(VERSION, 0)
    common.writeUInt16LE(UTF8, 2)
    common.writeUInt16LE(DEFLATED, 4)
    common.writeUInt16LE(DATE, 8)
    common.writeUInt32LE(checksum(content), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(content.length, 18)
    common.writeUInt16LE(path.length, 22)
    const local = [bytes(0x04034b50), common, path, packed]
    const entry = Buffer.alloc(14)
    entry.writeUInt32LE((0o100644 << 16) >>> 0, 6)
    entry.writeUInt32LE(offset, 10)
    directory.push(bytes(0x02014b50), madeByUnix(), common, entry, path)
    parts.push(...local)
    offset += local.reduce((sum, part) => sum + part.length, 0)
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, ...directory, bytes(0x06054b50), end])
}

function bytes(signature) {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32LE(signature)
  return buffer
}

function madeByUnix() {
  const buffer = Buffer.alloc(2)
  buffer.writeUInt16LE((3 << 8) | VERSION)
  return buffer
}

/** zlib has it since Node 22.2 and 20.15; older ones of 20 count themselves. */
function checksum(content) {
  if (zlib.crc32) return zlib.crc32(content)
  let sum = ~0
  for (const byte of content) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return ~sum >>> 0
}
