const firstRoom = 1024;

/** The same numbers with room for so many in all. */
export function grown<Column extends Int32Array | Int16Array | Float32Array>(
  column: Column,
  room: number,
): Column {
  const larger = new (column.constructor as new (length: number) => Column)(room);
  larger.set(column);
  return larger;
}

/** A list of whole numbers (below 2^31) that grows, four bytes each. */
export class GrowingInts {
  private values: Int32Array;
  private size: number;

  /** `stored`: numbers to begin with. */
  constructor(stored: Int32Array = new Int32Array()) {
    this.values = stored;
    this.size = stored.length;
  }

  get length(): number {
    return this.size;
  }

  push(value: number): void {
    if (this.size === this.values.length)
      this.values = grown(this.values, Math.max(firstRoom, 2 * this.size));
    this.values[this.size] = value;
    this.size += 1;
  }

  at(index: number): number {
    return this.values[index] ?? 0;
  }

  /** The numbers as they are now, in an array of their length. */
  toArray(): Int32Array {
    return this.values.slice(0, this.size);
  }

  /** The same without a copy; good until the next number comes in. */
  view(): Int32Array {
    return this.values.subarray(0, this.size);
  }
}
