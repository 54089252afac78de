/** The bytes with the bits of one of them flipped; the index wraps around. */
export function flipped(bytes: Buffer, index: number, bits: number): Buffer {
  const copy = Buffer.from(bytes);
  const at = index % copy.length;
  copy.writeUInt8(copy.readUInt8(at) ^ bits, at);
  return copy;
}
